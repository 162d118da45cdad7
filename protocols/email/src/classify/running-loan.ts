import type { Reply } from '../reply.ts'
import type { Facts } from './event.ts'
import { holds, phrase } from './phrase.ts'
import { sentencesOf } from './plain-form.ts'
import { damageTerms } from './terms.ts'
import { understand } from './understand.ts'
import { amountsOf } from './values.ts'

const book = 'it|them|this|the (?:book|item|volume|loan|material|dvd)s?'
const buch = 'es|das (?:buch|medium|werk)|den (?:band|titel)|die dvd'

/** "Please return it": nobody asks for an item back that the library does not have. */
const pleas = [
  phrase`\b(?:please|(?:could|can|would) you(?: please)?) (?:return|send(?: us)?(?= .{0,30}\bback))(?: to us)? (?:${book})\b`,
  phrase`\bbitte (?:geben|schicken|senden) sie (?:uns )?(?:${buch})(?: \S{1,20}){0,4} (?:an uns )?zurueck\b|\bbitte um (?:rueckgabe|ruecksendung)\b`,
]

/**
 * Words that only a lender uses whose item is with the library. "It is overdue" and "we have recalled it" are not among
 * them: before a shipment they may be about another reader of the lender.
 */
const loanWords = [
  ...pleas,
  phrase`\b(?:your|this|our) (?:ill |interlibrary )?loan\b(?! (?:request|order))|\byour return\b`,
  phrase`\b(?:lent|loaned) (?:(?:${book}) )?to you\b|\byou(?: have|'ve)? (?:borrowed|returned|sent back|shipped back)\b`,
  phrase`\b(?:back|returned)(?: (?:${book}))? from you\b|\b(?:${book}) from you back\b`,
  phrase`\b(?:ihre|diese|unsere) (?:fern|aus)?leihe\b|\bihre (?:rueckgabe|ruecksendung)\b|\bvon ihnen (?:zurueck|wieder)\w*`,
  phrase`\b(?:ihnen|an sie) (?:verliehen|ausgeliehen|geliehen)\w*|\bsie (?:haben |hatten )?(?:\w+ ){0,4}(?:ausgeliehen|entliehen|geliehen|zurueckgeschickt|zurueckgesandt)\b`,
]

/** An item is back: with damage that is charged it was the library that had it. */
const backWords = [
  phrase`\b(?:received|got|have)\b.{0,40}\bback\b|\b(?:came|arrived|is) back\b`,
  phrase`\bzurueck(?:erhalten|bekommen|gekommen|gegeben)\b|\bkam\b.{0,40}\bzurueck\b`,
]

/**
 * Returns whether a reply speaks of a loan that runs, in words that can be about no other reader, and holds nothing
 * besides that may be an answer to the request.
 *
 * @param facts what is open before anything was shipped
 */
export function speaksOfLoan({ written }: Reply, facts: Facts): boolean {
  const sentences = sentencesOf(written, facts) ?? []
  const says = (plain: string, words: readonly RegExp[]): boolean => words.some((each) => holds(plain, each))
  const isCharged = sentences.some((each) => amountsOf(each).length > 0)
  const open = sentences.filter((sentence) => understand(sentence, { facts, file: false }).unexplained)
  return (
    facts.service === 'loan' &&
    sentences.some(
      ({ plain }) =>
        says(plain, loanWords) || (isCharged && says(plain, backWords) && says(plain, [damageTerms])),
    ) &&
    open.every(({ plain }) => says(plain, pleas))
  )
}
