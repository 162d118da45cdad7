import { Anchor, Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { usePartnerName } from '../../api/names.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { joined } from '../../shared/joined.ts'
import { useScanWords } from '../../words/scan/use-scan-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { nameOfPatron } from '../request/name-of-patron.ts'
import classes from './scan.module.css'
import { type ScanMode, scanModes } from './scan-modes.ts'
import { lenderOf, type ScanCard, type ScanEntry } from './scan-state.ts'

type Actions = {
  readonly onUndo: (entry: ScanEntry) => void
  readonly onUse: (entry: ScanEntry) => void
  readonly onSettle: (entry: ScanEntry) => void
}

const icons = { done: 'healthy', undone: 'history', failed: 'close', stopped: 'alarm' } as const

/** Whose and for whom a scanned item is. */
const Whose = ({ mode, card }: { readonly mode: ScanMode; readonly card: ScanCard }) => {
  const { words } = useWords()
  const own = useScanWords()
  const partnerName = usePartnerName()
  const { request } = card
  const partner = lenderOf(card)
  const patron = nameOfPatron(request) ?? request.patron?.id
  return (
    <>
      {joined([
        request.citation.author,
        partner === undefined ? undefined : `${own[mode].lender} ${partnerName(partner)}`,
        patron === undefined ? undefined : `${words.request.forPatron} ${patron}`,
      ])}
    </>
  )
}

const Row = ({
  mode,
  entry,
  onUndo,
  onUse,
  onSettle,
}: Actions & { readonly mode: ScanMode; readonly entry: ScanEntry }) => {
  const { words, formats } = useWords()
  const own = useScanWords()
  const { state, number, card, message } = entry
  const isOpen = state === 'stopped'
  return (
    <li className={classes.entry} data-state={state}>
      <Icon name={icons[state]} />
      <div className={classes.entryWords}>
        {isOpen && card?.announced !== undefined && <strong>{own.differs(entry.code, 1)}</strong>}
        <div>
          {number === null ? (
            entry.title
          ) : (
            <Anchor
              className={classes.title}
              renderRoot={(props) => <Link to="/requests/$number" params={{ number }} {...props} />}
            >
              {entry.title}
            </Anchor>
          )}
        </div>
        {card !== undefined && state !== 'undone' && (
          <small>
            <Whose mode={mode} card={card} />
          </small>
        )}
        {(state === 'undone' || message !== undefined) && (
          <small>{state === 'undone' ? own.undone : message}</small>
        )}
      </div>
      <time>{formats.moment(new Date(entry.at).toISOString())}</time>
      <Group gap={6} wrap="nowrap">
        {state === 'done' && (
          <Button size="compact-sm" variant="default" onClick={() => onUndo(entry)}>
            {words.request.command.undo}
          </Button>
        )}
        {isOpen && (
          <>
            <Button size="compact-sm" variant="default" onClick={() => onUse(entry)}>
              {card?.announced === undefined ? own.showIt : own.useIt}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => onSettle(entry)}>
              {own.no}
            </Button>
          </>
        )}
      </Group>
    </li>
  )
}

type Props = Actions & {
  readonly mode: ScanMode
  readonly entries: readonly ScanEntry[]
  readonly onPrint: () => void
}

/** The last scans: those that wait for a person on top, the others each with a way to take it back. */
export const ScanEntries = ({ mode, entries, onPrint, ...actions }: Props) => {
  const own = useScanWords()
  if (entries.length === 0) return null
  const done = entries.filter(({ state }) => state === 'done')
  const open = entries.filter(({ state }) => state === 'stopped')
  return (
    <section className={classes.list} aria-labelledby="last-scans">
      <div className={classes.listHead}>
        <h2 id="last-scans">{own.last}</h2>
        <span>{own.counts(done.length, open.length)}</span>
        {done.length > 0 && (
          <Button size="compact-sm" variant="subtle" leftSection={<Icon name="print" />} onClick={onPrint}>
            {own.printAll[scanModes[mode].prints]}
          </Button>
        )}
      </div>
      <ul>
        {entries.map((entry) => (
          <Row key={entry.id} mode={mode} entry={entry} {...actions} />
        ))}
      </ul>
    </section>
  )
}
