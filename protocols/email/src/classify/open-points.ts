import { conditionsOf, type Details, mayHaveCost, type OpenPoint } from './details.ts'
import { type EventWord, type Facts, negative } from './event.ts'
import type { Letter } from './letter.ts'
import { holds, phrase } from './phrase.ts'
import type { Sentence } from './plain-form.ts'
import { conditionTerms, damageTerms, speaksOfPrice, unnamedPrice } from './terms.ts'
import type { Statement } from './understand.ts'
import { amountsOf, timesOf } from './values.ts'

/** Words that may set a condition. */
const conditionWords = phrase`\b(?:(?<!\b(?:have|has|had|am|is|was|we|i) )only(?=.{0,60}\b(?:us(?:e|ed|ing)|read|cop(?:y|ied|ies)|scan\w*|borrow\w*|take|return\w*|librar(?:y|ies)|reading room|premises|handle|readers?|patrons?|users?|staff|days?|weeks?|gloves|supervis\w*)\b)|(?<=\b(?:us(?:e|ed|ing)|read|room|library|premises|readers?|loan)\b.{0,30})\bonly|(?<!\b(?:we|i|you) )must(?! be)|must be(?! (?:paid|returned|back|sent back|home)\b)|may not|not allowed|not permitted|required?|(?:do not|don't) (?:let|allow)|take (?:it |them )?(?:out|home)|(?<!\b(?:good|fine|same|perfect|excellent|poor|bad|original|its|usable) )conditions?|restricted|supervis\w*|nur(?=.{0,60}\b(?:benutz\w*|nutz\w*|lesen|kopier\w*|lesesaal|bibliothek|vor ort|leser\w*|handschuh\w*|aufsicht|zurueck\w*|versichert\w*|einsicht)\b)|(?<!\b(?:ich|wir) )muss(?! ich\b)|(?<!\b(?:wir) )muessen(?! wir\b)|darf nicht|duerfen nicht|bedingung\w*|ausschliesslich|unter aufsicht|erforderlich)\b`

/** Words of a shipment that is not whole yet. */
const partWords = phrase`\b(?:maps?|discs?|cds?|cd-rom|index|supplement|inserts?|karten?|beilagen?|registers?)\b.{0,40}\b(?:missing|lacking|lost|fehl\w*|vermisst)\b|\b(?:volumes?|vols?|part|parts|the rest|the others?|second|band|baende?|teil|der rest|zweite\w*)\b.{0,40}\b(?:follows?|following|to follow|later|next week|separately|folg\w*|nachgereicht|spaeter|naechste woche|missing|lacking|lost|fehl\w*|vermisst|verschollen)\b`

/** Words that say for sure that a part of the loan follows. */
const followingPart = phrase`\b(?:volumes?|vols?|parts?|the rest|the others?|band|baende?|teil|der rest)\b.{0,40}\b(?:follows?|folgt|folgen)\b`

/** Words by which something else follows, or nothing. */
const otherFollowers = phrase`\b(?:invoice|bill|letter|rechnung|brief|not|nicht|kein\w*|if|falls|wenn)\b`

/** Returns whether a sentence in plain form says that a further item follows. */
const saysMoreFollow = (plain: string): boolean =>
  holds(plain, followingPart) && !holds(plain, otherFollowers) && !plain.endsWith('?')

/** What is said of a further renewal, and is not that it is possible. */
const furtherRenewal = phrase`\b(?:renewals?|renew|extensions?|verlaengerung(?:en)?|verlaengern)\b`
const renewable = phrase`\b(?<!\b(?:not|no|nicht) )(?:possible|moeglich|ask|request|beantrag\w*|verlaengerbar)\b`

/** Returns whether a sentence in plain form denies a further renewal, in words that no condition has. */
const isOfFurtherRenewal = (plain: string): boolean =>
  holds(plain, furtherRenewal) &&
  !holds(plain, renewable) &&
  !conditionTerms.some(({ words }) => holds(plain, words))

const noConditions = phrase`\b(?:no|without|kein\w*|ohne)(?: \w+)? (?:conditions?|restrictions?|strings|bedingung\w*|auflagen)\b`

/** Returns whether a sentence may set a condition that no rule knows. */
export const isOpenCondition = ({ plain }: Sentence, statement: Statement | undefined): boolean =>
  statement?.courteous === false &&
  !holds(plain, noConditions) &&
  holds(statement.states.length === 0 && statement.left !== '' ? plain : statement.left, conditionWords) &&
  !conditionTerms.some(({ words }) => holds(plain, words))

const undamaged = phrase`\b(?:no|not|nothing|without|kein\w*|nicht|nichts|ohne)(?: \w+){0,2} (?:damag\w*|missing|torn|stain\w*|beschaedig\w*|schaden|fehlt)\b`

/** Returns whether a sentence in plain form says that an item came back damaged or not whole. */
const isDamaged = (plain: string): boolean => holds(plain.replace(undamaged, ' '), damageTerms)

/** Returns whether a sentence without an amount leaves open what is to be paid. An invoice that follows says it. */
const isOpenPrice = (plain: string, event: EventWord): boolean =>
  mayHaveCost(event) && (holds(plain, unnamedPrice) || (!sent.has(event) && speaksOfPrice(plain)))

/** Events after which a price is read from the invoice. */
const sent: ReadonlySet<EventWord> = new Set(['shipped', 'checked_in', 'completed_without_return'])

/** Returns whether a sentence in plain form says that the shipment is not whole. */
export const isPartial = (plain: string): boolean => holds(plain, partWords)

/** Adds to the details of an answer what staff must read in the sentences that no rule explains, and below the closing. */
export function withOpenPoints(
  event: EventWord,
  details: Details,
  { sentences, statements, footer }: Letter,
  facts: Facts,
): Details {
  const points = sentences.flatMap((sentence, index): readonly OpenPoint[] => {
    const { plain } = sentence
    const statement = statements[index]
    if (statement?.courteous === true) return []
    const isSilent = statement?.states.length === 0
    return [
      ...(statement?.asks === true ? (['question'] as const) : []),
      ...((isOpenCondition(sentence, statement) ||
        (event === 'renewed' && isSilent && isOfFurtherRenewal(plain))) &&
      !negative.has(event)
        ? (['condition'] as const)
        : []),
      ...(isSilent && sentence.money.length === 0 && isOpenPrice(plain, event) ? (['cost'] as const) : []),
      ...(event === 'checked_in' && isDamaged(plain) ? (['damage'] as const) : []),
      ...(event === 'shipped' && isPartial(plain) && !saysMoreFollow(plain) ? (['items'] as const) : []),
    ]
  })
  const below = footer.flatMap((sentence): readonly OpenPoint[] => [
    ...(amountsOf(sentence).some(
      ({ means }) => means === 'charge' || means === 'penalty' || means === 'credit',
    )
      ? (['cost'] as const)
      : []),
    ...(timesOf(sentence, facts).some(({ means, day }) => means === 'due' && day !== undefined)
      ? (['date'] as const)
      : []),
    ...(conditionsOf([sentence]).length > 0 ? (['condition'] as const) : []),
  ])
  const asks = [...new Set([...(details.asks ?? []), ...points, ...below])]
  const follows =
    event === 'shipped' && sentences.some(({ plain }) => saysMoreFollow(plain))
      ? { moreFollow: true as const }
      : {}
  return { ...details, ...follows, ...(asks.length === 0 ? {} : { asks }) }
}
