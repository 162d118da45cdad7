import { type EventWord, type Facts, possibleEvents } from './event.ts'
import type { Letter } from './letter.ts'
import { holds, phrase } from './phrase.ts'
import type { Sentence } from './plain-form.ts'

/** An edition as a lender names it, behind its article: "the edition with large print", "die 3. Auflage". */
const named = [
  /\b(?:an?|the|our|another)\s+((?:[\p{L}\d][\p{L}\d.'’-]*\s+){0,3}?(?:edition|translation|reprint)(?:\s+(?:with|in|from|by|of)\s+(?!which\b|that\b|it\b)[\p{L}\d][\p{L}\d'’-]*(?:\s+(?:print|type|letters))?)?)/iu,
  /\b(?:eine?r?|die|der|unsere|nur)\s+((?:[\p{L}\d][\p{L}\d.-]*\s+){0,3}?(?:\p{L}{0,30}-?auflage|\p{L}{0,30}-?ausgabe|übersetzung)(?:\s+(?:von|aus|in|mit)\s+[\p{L}\d][\p{L}\d-]*)?)/iu,
  /(?:\bune|\bla|\bnotre|\bl['’])\s*((?:[\p{L}\d][\p{L}\d.-]*\s+){0,2}?(?:édition|traduction|réimpression)(?:\s+(?:de|en|avec)\s+[\p{L}\d][\p{L}\d-]*(?:\s+caractères)?)?)/iu,
]

/** Words by which a lender asks whether something else is wanted, or offers it. */
const offers = phrase`\b(?:would|could|will|does|is)\b.{0,80}\b(?:do|suit|serve|help|work|be (?:ok|okay|fine|acceptable|all right|alright|useful|enough)|as well)\b.{0,40}\?|\b(?:would|could|can) you (?:accept|take|use|live with)\b|\b(?:we|i) (?:can|could|would be able to) (?:\w+ )?(?:offer|lend|send|supply|provide)\b.{0,80}\b(?:edition|translation|reprint)\b|\b(?:waere|wuerde|ginge|reicht|reichte|genuegt|genuegte|hilft|passt|taugt|tut es|taete es|darf|duerfte)\b.{0,100}\?|\b(?:koennen|koennten) (?:wir|ihnen)\b.{0,60}\b(?:anbieten|leihen|schicken|senden|liefern)\b|\bnehmen sie (?:auch|stattdessen)\b|\b(?:conviendrait|convient|irait|suffirait|ferait l'affaire|acceptez-vous|accepteriez-vous)\b|\b(?:pouvons|pourrions) (?:vous )?(?:proposer|envoyer|preter|fournir)\b`

/** Words by which a sentence denies that there is something else. */
const denies = phrase`\b(?:not|never|no|nor|cannot|unfortunately only|nicht|kein|keine[nmrs]?|ne|pas|aucune?)\b|n't\b`

const longestName = 200

/** Returns the edition that a sentence offers in place of the one that was asked for, in the lender's words. */
export function editionOffered({ written, plain }: Sentence): string | undefined {
  if (!holds(plain, offers) || holds(plain, denies)) return undefined
  for (const words of named) {
    const found = words.exec(written)?.[1]?.trim()
    if (found !== undefined && found.length <= longestName) return found
  }
  return undefined
}

/**
 * Returns what a reply may mean whose sentence offers another edition: an offer to retry. Nothing is applied by it: staff
 * decide.
 *
 * @returns undefined where it offers none, or the request is answered already
 */
export function proposeEdition(
  { reply, sentences }: Letter,
  facts: Facts,
): { readonly event: EventWord; readonly details: { readonly note: string } } | undefined {
  const isOpen = possibleEvents(facts).has('retry_possible')
  return isOpen && sentences.some((sentence) => editionOffered(sentence) !== undefined)
    ? { event: 'retry_possible', details: { note: reply.written.slice(0, 4000) } }
    : undefined
}
