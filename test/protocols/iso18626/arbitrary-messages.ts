import { contentModels, type Edition, type Message } from '@lendwire/iso18626'
import fc, { type Arbitrary } from 'fast-check'
import { arbitraryValue } from '../generate-value.ts'

/** The editions, for tests that run once for each. */
export const editions: readonly Edition[] = ['1.2', '2021-2']

/** Returns every kind of message of an edition, each with an arbitrary that gives such messages. */
export function arbitraryMessages(edition: Edition): readonly (readonly [string, Arbitrary<Message>])[] {
  const { content } = contentModels[edition].root.type
  if (content.kind !== 'group') throw new Error('the root is a group')
  return [...content.children.values()].map(({ name, type }) => [
    name,
    arbitraryValue(type).map((body) => ({ edition, kind: name, body }) as Message),
  ])
}

/** Returns messages of any kind of an edition. */
export function arbitraryMessage(edition: Edition): Arbitrary<Message> {
  return fc.oneof(...arbitraryMessages(edition).map(([, message]) => message))
}
