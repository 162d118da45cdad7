import { Fragment } from 'react'
import { isObject } from '../../shared/schema-form/is-object.ts'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'
import { useSettingWords } from '../../words/settings/use-setting-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './rules-editor.module.css'

type Rule = {
  readonly name: string
  readonly when: Readonly<Record<string, unknown>>
  readonly templates: readonly string[]
  readonly does: Readonly<Record<string, unknown>> | undefined
}

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]

/** Reads a rule of a draft, which may lack parts; undefined for one that has no name yet: its form stays open. */
export const readRule = (value: unknown): Rule | undefined => {
  if (!isObject(value) || typeof value.name !== 'string' || value.name.trim() === '') return undefined
  return {
    name: value.name,
    when: isObject(value.when) ? value.when : {},
    templates: textsOf(value.templates),
    does: isObject(value.does) ? value.does : undefined,
  }
}

type Props = {
  readonly kind: 'rota_rules' | 'sending_rules'
  readonly rule: Rule
  /** How many requests it concerned. */
  readonly figures?: string | undefined
}

/** A rule as a sentence: when it holds, and what it does. */
export const RuleSentence = ({ kind, rule: { name, when, templates, does }, figures }: Props) => {
  const { formats } = useWords()
  const integration = useIntegrationWords()
  const settings = useSettingWords()
  const own = integration.trial.sentence
  const optionOf = (condition: string, value: string): string =>
    settings.option([kind, 'rules', 'when', condition], value)
  const valuesOf = (condition: string, value: unknown): readonly string[] => {
    if (!isObject(value)) return textsOf(value).map((each) => optionOf(condition, each))
    const { withinDays, afterDays } = value
    return withinDays === undefined ? [own.after(String(afterDays ?? ''))] : [own.within(String(withinDays))]
  }
  const conditions = Object.entries(when).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  )
  return (
    <>
      {conditions.length === 0 && <span>{own.anything} </span>}
      {conditions.map(([condition, value], place) => (
        <Fragment key={condition}>
          {place > 0 && `${own.and} `}
          {settings.label([kind, 'rules', 'when', condition])}{' '}
          {valuesOf(condition, value).map((each, index) => (
            <Fragment key={each}>
              {index > 0 && `${own.or} `}
              <span className={classes.chip}>{each}</span>{' '}
            </Fragment>
          ))}
        </Fragment>
      ))}
      {'→ '}
      {kind === 'rota_rules' ? (
        templates.map((template, index) => (
          <Fragment key={template}>
            {index > 0 ? `${own.next} ` : `${own.ask} `}
            <span className={classes.then}>{template}</span>{' '}
          </Fragment>
        ))
      ) : (
        <span className={classes.then}>
          {[
            settings.option([kind, 'rules', 'does', 'action'], String(does?.action ?? '')),
            typeof does?.days === 'number' ? own.days(does.days) : undefined,
            typeof does?.date === 'string' ? formats.date(does.date) : undefined,
          ]
            .filter((part) => part !== undefined)
            .join(' ')}
        </span>
      )}
      <div className={classes.name}>
        {name}
        {figures !== undefined && ` · ${figures}`}
      </div>
    </>
  )
}
