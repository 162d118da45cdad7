import { type ComponentProps, type ReactNode, useState } from 'react'
import type { DocumentValue } from '../../api/operations/documents.ts'
import type { DocumentEditor } from '../../shared/document/document-editor.tsx'
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

/** Rules as sentences that open to forms, and beside them what they make of a request before they are saved. */
export const RulesEditor = ({ kind, children }: Props) => {
  const [draft, setDraft] = useState<DocumentValue>()
  return (
    <div className={classes.columns}>
      <div>
        {children({
          onDraft: setDraft,
          summaryOf: ([name], value) => {
            const rule = name === 'rules' ? readRule(value) : undefined
            return rule === undefined ? null : <RuleSentence kind={kind} rule={rule} />
          },
        })}
      </div>
      <RuleTrial kind={kind} draft={draft} />
    </div>
  )
}
