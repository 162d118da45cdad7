import fc, { type Arbitrary } from 'fast-check'
import { contentModels, type Edition, type Message } from 'node-ncip'
import { arbitraryValue } from '../generate-value.ts'

/** The editions, for tests that run once for each. */
export const editions: readonly Edition[] = ['1', '2']

/** Returns every kind of message of an edition, each with an arbitrary that gives such messages. */
export function arbitraryMessages(edition: Edition): readonly (readonly [string, Arbitrary<Message>])[] {
  const { content } = contentModels[edition].root.type
  if (content.kind !== 'group') throw new Error('the root is a group')
  return [...content.children.values()].map(({ name, type, repeats }) => {
    const value = arbitraryValue(type)
    const body = repeats ? fc.array(value, { minLength: 1, maxLength: 3 }) : value
    return [name, body.map((content) => ({ edition, kind: name, body: content }) as Message)]
  })
}

/** Returns messages of any kind of an edition. */
export function arbitraryMessage(edition: Edition): Arbitrary<Message> {
  return fc.oneof(...arbitraryMessages(edition).map(([, message]) => message))
}
