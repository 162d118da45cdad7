import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import type { DocumentValue } from '../../api/operations/documents.ts'
import { usePermission } from '../../api/session.ts'
import type { DocumentEditor } from '../../shared/document/document-editor.tsx'
import { isObject } from '../../shared/schema-form/is-object.ts'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { figureOf, statisticsQuery } from '../statistics/statistics-query.ts'
import { RuleSentence, readRule } from './rule-sentence.tsx'
import { RuleTrial } from './rule-trial.tsx'
import classes from './rules-editor.module.css'

type Props = {
  readonly kind: 'rota_rules' | 'sending_rules'
  /** The form of the rules. */
  readonly children: (
    props: Required<Pick<ComponentProps<typeof DocumentEditor>, 'summaryOf' | 'onDraft'>>,
  ) => ReactNode
}

/** The days of which the figures of a rule are. */
const days = 90

/** Says how many requests got the templates that one rule alone gives, and how many of them were filled. */
const useRuleFigures = (draft: DocumentValue | undefined, isShown: boolean) => {
  const { formats } = useWords()
  const { trial } = useIntegrationWords()
  const from = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
  const { data } = useQuery({
    ...statisticsQuery(useApi(), { measures: 'requests_created,fill_rate', by: 'rota_template', from }),
    enabled: isShown,
  })
  const rules = Array.isArray(draft?.rules) ? draft.rules.filter(isObject) : []
  const users = (template: string): number =>
    rules.filter(({ templates }) => Array.isArray(templates) && templates.includes(template)).length
  return (templates: readonly string[]): string | undefined => {
    if (data === undefined || templates.some((template) => users(template) !== 1)) return undefined
    const rows = data.rows.filter(([template]) => templates.includes(String(template)))
    const sum = (figure: (row: (typeof rows)[number]) => number | undefined): number =>
      rows.reduce((total, row) => total + (figure(row) ?? 0), 0)
    const created = sum((row) => figureOf(data, row, 'requests_created'))
    const settled = sum((row) => figureOf(data, row, 'fill_rate', 'count'))
    const filled = sum(
      (row) => (figureOf(data, row, 'fill_rate') ?? 0) * (figureOf(data, row, 'fill_rate', 'count') ?? 0),
    )
    return trial.figures(created, days, settled === 0 ? undefined : formats.percent(filled / settled))
  }
}

/** Rules as sentences that open to forms, and beside them what they make of a request before they are saved. */
export const RulesEditor = ({ kind, children }: Props) => {
  const [draft, setDraft] = useState<DocumentValue>()
  const seesFigures = usePermission('statistics:read')
  const figuresOf = useRuleFigures(draft, kind === 'rota_rules' && seesFigures)
  return (
    <div className={classes.columns}>
      <div>
        {children({
          onDraft: setDraft,
          summaryOf: ([name], value) => {
            const rule = name === 'rules' ? readRule(value) : undefined
            return rule === undefined ? null : (
              <RuleSentence kind={kind} rule={rule} figures={figuresOf(rule.templates)} />
            )
          },
        })}
      </div>
      <RuleTrial kind={kind} draft={draft} />
    </div>
  )
}
