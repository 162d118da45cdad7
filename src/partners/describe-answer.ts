import { type KeysOf, type Reason, reason } from '../translations/reason.ts'

const decoder = new TextDecoder()

/** A line of plain words. Digits and addresses could be a patron's: an answer with them is not shown. */
const plainWords = /^[^<>{}@\d]{1,60}$/

/** Koha wraps its words in an NCIPMessage. */
const tags = /<[^<>]*>/g

/**
 * Returns the first words of a refusal that is neither XML nor a page: what the system says in plain text or JSON.
 *
 * @returns undefined where it says nothing that people can read
 */
export const firstWordsOf = (body: Uint8Array): string | undefined => {
  const text = decoder.decode(body.subarray(0, 2000)).replaceAll(/\s+/g, ' ').trim()
  return text === '' || text.startsWith('<') ? undefined : text.slice(0, 200).toWellFormed()
}

/**
 * Says in a few words what an answer is that cannot be read as a message: quoted where all that it says is one line of
 * plain words, such as "It works!".
 */
export const describeAnswer = (body: Uint8Array): Reason<KeysOf<'reply.came'>> => {
  const text = decoder.decode(body.subarray(0, 2000)).trim()
  if (text === '') return reason('reply.came.empty')
  if (/^(?:<!doctype html|<html)/i.test(text)) return reason('reply.came.html')
  const words = text.replaceAll(tags, ' ').replaceAll(/\s+/g, ' ').trim()
  if (plainWords.test(words)) return reason('reply.came.words', { words })
  return text.startsWith('<') ? reason('reply.came.other_xml') : reason('reply.came.other_text')
}
