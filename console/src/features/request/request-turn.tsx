import { usePartnerName } from '../../api/names.ts'
import { usePermission } from '../../api/session.ts'
import type { RequestView } from '../../api/types.ts'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { useWords } from '../../words/words-context.tsx'
import { AttentionLine, keyOfAttention } from './attention-line.tsx'
import { CommandButtons } from './commands/command-buttons.tsx'
import { isCancelInDoubt } from './open-question.tsx'
import { PrintAndCopyEntries } from './print-menu.tsx'
import classes from './request-turn.module.css'
import { turnInWords } from './turn-in-words.ts'

type Kind = RequestView['attention'][number]['kind']

/** What these are about has a place of its own on the page: the conditions and the price, the message. */
const shownElsewhere: readonly Kind[] = ['condition', 'retry_offer', 'message_received']

/** Whose turn it is and until when, what needs attention, and the commands beside it. */
export const RequestTurn = ({ request }: { readonly request: RequestView }) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const { next, attention } = request
  const mayWrite = usePermission('requests:write')
  // A phone has no room for a second menu beside the commands.
  const isInOneMenu = useIsPhone() && mayWrite
  const lender = request.rota.find(({ state }) => state === 'active' || state === 'supplied')?.partner
  const turn = next === null ? null : turnInWords(next, { words, formats, partnerName }, lender)
  const isOffer = attention.some(({ kind }) => kind === 'condition')
  // What asks comes first; what only informs is read with it.
  const shown = attention
    .filter(({ kind }) => !shownElsewhere.includes(kind) && (kind !== 'cost' || !isOffer))
    .toSorted((one, other) => Number(other.asks) - Number(one.asks))
  const held = request.rota
    .flatMap(({ heldOperations = [] }) => heldOperations)
    .map(({ kind }) => words.operations[kind])
    .join(', ')
  return (
    <section
      className={classes.turn}
      data-ours={next?.who === 'library' || undefined}
      aria-label={words.request.turn.label}
    >
      <div className={classes.words}>
        <p className={classes.sentence}>
          <strong>{turn === null ? words.request.closed : turn.sentence}</strong>
          {turn !== null && <span> {turn.since}</span>}
        </p>
        {shown.map((each) => (
          <AttentionLine
            key={keyOfAttention(each)}
            attention={each}
            partnerOf={(entry) => request.rota.find(({ id }) => id === entry)?.partner}
            request={request}
            turnSince={next?.since}
          />
        ))}
        {request.patronQuestion && <p>{words.request.patronAsked(request.patronQuestion.text)}</p>}
        {held.length > 0 && next?.for !== 'number' && <p>{words.request.turn.waitsForNumber(held)}</p>}
        {isCancelInDoubt(request) && <p>{words.request.cancelInDoubt}</p>}
        {turn?.afterwards !== undefined && <p className={classes.then}>{turn.afterwards}</p>}
      </div>
      {mayWrite && (
        <div className={`no-print ${classes.commands}`}>
          <CommandButtons request={request}>
            {isInOneMenu && <PrintAndCopyEntries request={request} />}
          </CommandButtons>
        </div>
      )}
    </section>
  )
}
