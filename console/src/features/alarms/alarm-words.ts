import type { Words } from '../../words/en.ts'
import type { Alarm } from './alarm-queries.ts'

const fill = (text: string, facts: Alarm['facts']): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))

/** Says in the language of the person what an alarm is about; in that of the API for a kind without words. */
export const sayAlarm = (
  words: Words,
  { kind, facts, title, remedy }: Alarm,
): { readonly title: string; readonly remedy: string } => {
  const name = kind === 'backup' && facts.hours === undefined ? 'backup_missing' : kind
  const kinds: Readonly<Record<string, { readonly title: string; readonly remedy: string }>> =
    words.alarms.kinds
  const said = kinds[name]
  return said === undefined
    ? { title, remedy }
    : { title: fill(said.title, facts), remedy: fill(said.remedy, facts) }
}
