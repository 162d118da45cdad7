import { Text } from '@mantine/core'
import type { Entry } from '../../../api/types.ts'
import { joined } from '../../../shared/joined.ts'
import { useWords } from '../../../words/words-context.tsx'

/** The result of locate in the partner's catalogue. */
export const LocatedMark = ({ entry }: { readonly entry: Entry }) => {
  const { words, formats } = useWords()
  const { rota } = words.request
  if (entry.locating === true) return <Text size="sm">{rota.locating}</Text>
  const { located } = entry
  if (located === undefined) return null
  const say = (value: boolean | undefined, yes: string, no: string): string | undefined =>
    value === undefined ? undefined : value ? yes : no
  const facts = [
    say(located.held, rota.held, rota.notHeld),
    say(located.available, rota.available, rota.notAvailable),
    say(located.lendable, rota.lendable, rota.notLendable),
    located.location,
    formats.dateTime(located.at),
  ]
  return <Text size="sm">{joined(facts)}</Text>
}
