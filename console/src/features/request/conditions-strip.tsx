import { usePartnerName } from '../../api/names.ts'
import type { RequestView } from '../../api/types.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import type { IconName } from '../../shared/icons/icon-paths.ts'
import { useWords } from '../../words/words-context.tsx'
import { conditionCodesOf } from './conditions-of.ts'
import classes from './conditions-strip.module.css'
import { questionOf, useQuestionParts } from './open-question.tsx'

/** The icons of conditions that have one. */
const icons: Readonly<Record<string, IconName>> = {
  LibraryUseOnly: 'library',
  WatchLibraryUseOnly: 'library',
  SpecCollSupervReq: 'library',
  NoRenewals: 'recall',
  SignatureRequired: 'sign',
  NoReproduction: 'ban',
  cost: 'cost',
  after: 'calendar',
  before: 'calendar',
}

/** A condition, or another fact of an offer, with its icon. */
export const ConditionChip = ({ about, text }: { readonly about: string; readonly text: string }) => {
  const icon = icons[about]
  return (
    <li className={classes.chip}>
      {icon !== undefined && <Icon name={icon} size={14} />}
      <span>{text}</span>
    </li>
  )
}

/** What the lender asks, or the conditions that are in force: they stay in sight until the request closes. */
export const ConditionsStrip = ({ request }: { readonly request: RequestView }) => {
  const { words } = useWords()
  const partnerName = usePartnerName()
  const partsOf = useQuestionParts()
  const labels = words.request.question
  const question = questionOf(request)
  const lender = request.rota.find(({ state }) => state === 'active' || state === 'supplied')
  const named: Readonly<Record<string, string>> = words.partnerConditions
  const parts =
    question === null
      ? conditionCodesOf(lender).map((code) => ({ about: code, text: named[code] ?? code }))
      : partsOf(request)
  if (question === null && parts.length === 0) return null
  const name = lender === undefined ? undefined : partnerName(lender.partner)
  const title =
    question === null
      ? labels.inForce
      : name === undefined
        ? labels[question.kind]
        : labels.of[question.kind](name)
  return (
    <section className={classes.strip} aria-label={title}>
      <strong>{title}</strong>
      <ul className={classes.chips}>
        {parts.map((part) => (
          <ConditionChip key={part.about} {...part} />
        ))}
        {parts.length === 0 && <li>{labels.notNamed}</li>}
      </ul>
      {question?.kind === 'condition' && <span className={classes.hint}>{labels.stay}</span>}
    </section>
  )
}
