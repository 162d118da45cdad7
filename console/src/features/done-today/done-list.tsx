import type { OwnAct } from '../../api/types.ts'
import { RequestLinks } from '../../shared/list/request-links.tsx'
import { useAuditActionWords } from '../../words/audit/use-audit-action-words.ts'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { useDoneWords } from '../../words/done/use-done-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { namesOfActions } from '../audit/name-action.ts'
import classes from './done-list.module.css'

/** What a person did: to which request, what it was, and when. */
export const DoneList = ({ acts }: { readonly acts: readonly OwnAct[] }) => {
  const { formats } = useWords()
  const documentWords = useDocumentsWords()
  const own = useAuditActionWords()
  const done: Readonly<Record<string, string>> = useDoneWords()
  const names = namesOfActions(own, documentWords)
  const nameOf = ({ action, command }: OwnAct): string => {
    const words = command === undefined ? own.doneToday.acts[action] : done[command]
    return words === undefined ? (names.get(action) ?? action) : own.doneToday.withoutPerson(words)
  }
  const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
  return (
    <ul className={classes.list}>
      {acts.map((act) => {
        const number = act.requests?.[0]
        return (
          <li key={`${act.at} ${act.path} ${number}`} className={classes.line}>
            <span>
              {number !== undefined && (
                <>
                  <RequestLinks numbers={act.requests ?? []} most={1} title={act.title} />
                  {' · '}
                </>
              )}
              {number === undefined ? capitalize(nameOf(act)) : nameOf(act)}
            </span>
            <time dateTime={act.at}>{formats.time(act.at)}</time>
          </li>
        )
      })}
    </ul>
  )
}
