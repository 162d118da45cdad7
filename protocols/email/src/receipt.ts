import { holds, phrase } from './classify/phrase.ts'
import { plainForm } from './classify/plain-form.ts'

/** What somebody wrote, as a ticket system calls it. */
const written =
  '(?:requests?|orders?|e-?mails?|mails?|messages?|inquiry|enquiry|ticket|anfrage|anliegen|\\w*bestellung|nachricht|mitteilung|demande|courriel|message|commande)'

/** Words that confirm that a request was received. */
const receipt = phrase`\breceived your (?:\w+ ){0,3}${written}\b|\byour (?:\w+ ){0,3}${written}(?: \S+){0,5} (?:has|have|was|is)(?: been)?(?: \w+)? (?:received|registered|logged|recorded|created|opened|assigned|queued)\b|\b(?:in response to the creation of an? (?:\w+ )?ticket|(?:ticket|case)(?: \S+)? (?:has been|was) (?:created|opened|registered|logged|assigned))\b|\b(?:confirm|acknowledge|confirmation of|acknowledge?ment of)(?: the)? receipt of your ${written}\b|\bassigned (?:an id|(?:the |your )?(?:ticket|case|reference)(?: number)?)\b|\b(?:ihre?|die|den eingang ihrer) (?:\w+ ){0,2}${written}\b.{0,60}\b(?:eingegangen|erhalten|angekommen|registriert|erfasst|entgegengenommen|aufgenommen)\b|\b(?:eingangs|empfangs)bestaetigung\b|\bticket\b.{0,40}\b(?:erstellt|eroeffnet|angelegt|zugewiesen|vergeben)\b|\brecu votre ${written}\b|\bvotre ${written}(?: \S+){0,4} (?:recue?|enregistree?|prise en compte)\b|\baccuse de reception\b|\bticket\b.{0,40}\b(?:cree|ouvert)\b`

/** Words by which it is none, or one of something else. */
const denied = phrase`\b(?:not|never|n't|nicht|kein\w*|pas|jamais|book|item|parcel|return|buch|band|medium|rueck\w*|livre|ouvrage)\b`

/** Words of the sentences that ticket systems put around it. */
const around = phrase`\b(?:automat\w*|auto-?generated|ticket|(?:case|reference|ticket) number|vorgangsnummer|aktenzeichen|(?:not|no need to) (?:reply|respond|answer)|nicht (?:auf diese \S+ |darauf )?(?:zu )?(?:antworten|beantworten)|antworten sie (?:bitte )?nicht|ne pas (?:y )?repondre|subject line|betreff|future correspondence|include the string|will (?:\w+ )?(?:answer|reply|respond|process|deal with|be (?:answered|processed|dealt with|in touch|handled))|as soon as possible|within (?:\w+ )?(?:working|business) days|schnellstmoeglich|(?:sobald|so bald|so schnell) wie moeglich|werktag\w*|(?:wird|werden|wir)\b.{0,60}\b(?:beantwort\w*|bearbeite\w*|melden)|meilleurs delais|dans l'ordre d'arrivee|(?:sera|seront) traitee?s?|repondrons|repondra)\b`

/**
 * Tells what a sentence is in the confirmation of a ticket system: the words that a request was received, in English,
 * German or French, or what stands around them.
 *
 * @returns undefined for any other sentence
 */
export function receiptIn(sentence: string): 'receipt' | 'around' | undefined {
  const plain = plainForm(sentence)
  if (holds(plain, receipt) && !holds(plain, denied)) return 'receipt'
  return holds(plain, around) ? 'around' : undefined
}
