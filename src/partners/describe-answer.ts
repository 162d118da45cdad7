import { type KeysOf, type Reason, reason } from '../translations/reason.ts'

const decoder = new TextDecoder()

/** A line of plain words. Digits and addresses could be a patron's: an answer with them is not shown. */
const plainWords = /^[^<>{}@\d]{1,60}$/

/** Koha wraps its words in an NCIPMessage. */
const tags = /<[^<>]*>/g

const page = /^<(?:!doctype html|html)/i

/** What stands between the tags of a page, and is no word of it: its title, too, where it says more. */
const unread = /<(style|script|title)\b[^>]*>.*?<\/\1>/gi

/** The references of HTML by which programs write the words of an error into a page. */
const references: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
}

const wordsOfPage = (page: string): string =>
  page
    .replaceAll(tags, ' ')
    .replaceAll(/&(?:lt|gt|quot|nbsp|amp|#3[49]);/g, (each) => references[each] ?? each)
    .replaceAll(/\s+/g, ' ')
    .trim()

/**
 * Returns the first words of a refusal that is no XML: what the system says in plain text, JSON or on a page.
 *
 * @returns undefined where it says nothing that people can read
 */
export const firstWordsOf = (body: Uint8Array): string | undefined => {
  const sent = decoder.decode(body.subarray(0, 2000)).replaceAll(/\s+/g, ' ').trim()
  const isPage = page.test(sent)
  const text = isPage ? wordsOfPage(sent.replaceAll(unread, ' ')) || wordsOfPage(sent) : sent
  return text === '' || (!isPage && text.startsWith('<')) ? undefined : text.slice(0, 200).toWellFormed()
}

/**
 * Says in a few words what an answer is that cannot be read as a message: quoted where all that it says is one line of
 * plain words, such as "It works!".
 */
export const describeAnswer = (body: Uint8Array): Reason<KeysOf<'reply.came'>> => {
  const text = decoder.decode(body.subarray(0, 2000)).trim()
  if (text === '') return reason('reply.came.empty')
  if (page.test(text)) return reason('reply.came.html')
  const words = text.replaceAll(tags, ' ').replaceAll(/\s+/g, ' ').trim()
  if (plainWords.test(words)) return reason('reply.came.words', { words })
  return text.startsWith('<') ? reason('reply.came.other_xml') : reason('reply.came.other_text')
}
