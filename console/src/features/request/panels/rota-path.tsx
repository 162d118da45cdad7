import { usePartnerName } from '../../../api/names.ts'
import type { Entry } from '../../../api/types.ts'
import { Icon } from '../../../shared/icons/icon.tsx'
import type { IconName } from '../../../shared/icons/icon-paths.ts'
import type { Words } from '../../../words/en.ts'
import type { Formats } from '../../../words/formats.ts'
import { useWords } from '../../../words/words-context.tsx'
import { reasonOfEntry } from './reason-of-entry.ts'
import classes from './rota-path.module.css'

type Place = 'before' | 'now' | 'after'

const placeOf = ({ state }: Entry): Place =>
  state === 'active' || state === 'supplied' ? 'now' : state === 'pending' ? 'after' : 'before'

const iconOf = (entry: Entry): IconName | undefined => {
  const place = placeOf(entry)
  if (place === 'after') return undefined
  if (place === 'before') return 'close'
  return entry.state === 'supplied' || entry.shipped === true ? 'check' : 'clock'
}

/** Returns when a partner was asked, and how long it took or has taken. */
const timesOf = (
  entry: Entry,
  { words, formats }: { words: Words; formats: Formats },
): string | undefined => {
  const { sentAt, shippedAt, endedAt } = entry
  const labels = words.request.rota
  if (sentAt === undefined) return endedAt === undefined ? undefined : formats.date(endedAt)
  if (shippedAt !== undefined) return labels.shippedOn(formats.date(shippedAt))
  if (endedAt === undefined) return labels.askedOn(formats.date(sentAt), formats.age(sentAt))
  const [asked, ended] = [formats.date(sentAt), formats.date(endedAt)]
  return asked === ended ? asked : `${asked} – ${ended}`
}

/** What a partner said that tells nothing of where it stands. */
const saysNothing: readonly string[] = ['status', 'message']

/** Returns in a word or two where a partner stands: why it does not supply, or what its catalogue says. */
const stateOf = (entry: Entry, { words }: { words: Words }): string => {
  const labels = words.request.rota
  const { state, located, lastEvent, shipped } = entry
  const events: Readonly<Record<string, string>> = words.inputs
  const event = lastEvent === undefined ? undefined : events[lastEvent]
  if (state === 'active' && shipped !== true && event !== undefined && !saysNothing.includes(lastEvent ?? ''))
    return event
  if (state === 'pending' && located?.available !== undefined)
    return located.available ? labels.available : labels.notAvailable
  if (state === 'pending' && located?.held !== undefined) return located.held ? labels.held : labels.notHeld
  return (
    reasonOfEntry(entry, words) ??
    words.entryStates[state === 'active' && shipped === true ? 'supplied' : state]
  )
}

/** The rota as a path: who was asked, who is asked, and who comes next. */
export const RotaPath = ({ rota }: { readonly rota: readonly Entry[] }) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  return (
    <ol className={classes.path}>
      {rota.map((entry) => {
        const icon = iconOf(entry)
        const times = timesOf(entry, { words, formats })
        const name = partnerName(entry.partner)
        return (
          <li
            key={entry.id}
            data-place={placeOf(entry)}
            data-supplied={entry.state === 'supplied' || entry.shipped === true || undefined}
            aria-current={placeOf(entry) === 'now' ? 'step' : undefined}
          >
            <span className={classes.dot}>{icon !== undefined && <Icon name={icon} size={10} />}</span>
            <div className={classes.name} title={name}>
              {name}
            </div>
            <div className={classes.state}>{stateOf(entry, { words })}</div>
            {times !== undefined && <div className={classes.times}>{times}</div>}
          </li>
        )
      })}
    </ol>
  )
}
