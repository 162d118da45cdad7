import { List, Text } from '@mantine/core'
import type { RequestView } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'

type Entry = RequestView['rota'][number]
type Offer = NonNullable<Entry['offer']>
type Statement = { readonly member: string; readonly text: string }

const day = /^\d{4}-\d\d-\d\d$/

/** Returns what says in words what a partner stated: `Due: 5 May 2027`. */
export const useFactWords = (): ((statement: Statement) => string) => {
  const { words, formats } = useWords()
  const names: Readonly<Record<string, string>> = words.request.facts
  return ({ member, text }) => `${names[member] ?? member}: ${day.test(text) ? formats.date(text) : text}`
}

/** Returns the choices of an offer in words, each with its name. */
export const useOfferWords = (): ((
  offer: Omit<Offer, 'reason' | 'after' | 'before'>,
) => readonly string[]) => {
  const { words } = useWords()
  const say = useFactWords()
  return (offer) =>
    Object.entries(offer).flatMap(([member, value]) => {
      if (value === undefined || ['reason', 'after', 'before'].includes(member)) return []
      const text = [value].flat().join(', ')
      const services: Readonly<Record<string, string>> = member === 'serviceType' ? words.services : {}
      return [say({ member, text: services[text] ?? text })]
    })
}

/** What a partner said beside its status: when it means to deliver, and what is no current data. */
export const PartnerFacts = ({ entry }: { readonly entry: Entry }) => {
  const { words, formats } = useWords()
  const say = useFactWords()
  const offered = useOfferWords()
  const { expectedDelivery, offer, conditions = [], otherStatements = [] } = entry
  const named: Readonly<Record<string, string>> = words.partnerConditions
  const parts = [
    ...(expectedDelivery === undefined ? [] : [say({ member: 'expectedDelivery', text: expectedDelivery })]),
    ...(conditions.length === 0
      ? []
      : [say({ member: 'conditions', text: conditions.map((code) => named[code] ?? code).join(', ') })]),
    ...(offer === undefined ? [] : offered(offer)),
  ]
  return (
    <>
      {parts.length > 0 && <Text size="sm">{parts.join(' · ')}</Text>}
      {otherStatements.length > 0 && (
        <>
          <Text size="sm">
            {words.request.facts.otherStatements}
            {words.common.colon}
          </Text>
          <List size="sm">
            {otherStatements.map((each) => (
              <List.Item key={`${each.at} ${each.member} ${each.text}`}>
                {say(each)} ({formats.date(each.at)})
              </List.Item>
            ))}
          </List>
        </>
      )}
    </>
  )
}
