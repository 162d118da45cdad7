/**
 * Why a message waits for staff or was not taken, in German, by the gateway's English words. `{}` stands for a part that is
 * taken over; it stands as often on both sides, in the same order.
 */
export const faultSentencesDe: Readonly<Record<string, string>> = {
  'it names no request': 'sie nennt keine Bestellung',
  'it names no request that is known here': 'sie nennt keine Bestellung, die es hier gibt',
  'it names several requests': 'sie nennt mehrere Bestellungen',
  'it names its request only in its text, or not fully':
    'sie nennt ihre Bestellung nur im Text oder unvollständig',
  'its mail system marks it as automatic: {}': 'ihr Mailsystem kennzeichnet sie als automatisch: {}',
  'its mail system marks it as automatic, and it would send a letter or close the request':
    'ihr Mailsystem kennzeichnet sie als automatisch, und sie würde einen Brief auslösen oder die Bestellung schließen',
  'nothing was written that could be read': 'nichts Lesbares steht darin',
  'it was not understood': 'sie wurde nicht verstanden',
  'it is in doubt what it means': 'ihre Bedeutung ist zweifelhaft',
  'it contradicts itself': 'sie widerspricht sich',
  'it is not final': 'sie ist nicht endgültig',
  'it answers what is not open': 'sie beantwortet etwas, das nicht offen ist',
  'it is too long for an answer': 'für eine Antwort ist sie zu lang',
  'it holds values that cannot be kept': 'sie enthält Werte, die sich nicht aufnehmen lassen',
  'it brings more than {} files': 'sie bringt mehr als {} Dateien',
  'the partner’s profile does not take such a file: {}, {} bytes':
    'eine solche Datei ist bei diesem Partner nicht vorgesehen: {}, {} Bytes',
  'a report about no letter that is known': 'ein Bericht über keinen bekannten Brief',
  'a report about somebody whom the letter did not go to':
    'ein Bericht über jemanden, an den der Brief nicht ging',
  'the partner is gone from the directory': 'den Partner gibt es nicht mehr',
  'more mails of the partner {} came than are taken by themselves':
    'vom Partner {} kamen mehr Mails, als von selbst übernommen werden',
  'it could not be worked on: see the log': 'sie ließ sich nicht bearbeiten: siehe Log',
  'an automatic mail: {}': 'eine automatische Mail: {}',
  'over the size limit': 'über der Größengrenze',
  'the same bytes came before': 'dieselben Bytes kamen schon',
  'its words were not kept: the person was removed from the request':
    'ihr Wortlaut wurde nicht gespeichert: die Person ist aus der Bestellung entfernt',
  'no request of this partner has that id': 'keine Bestellung bei diesem Partner hat diese Nummer',
  'no item of that id was recorded': 'kein Medium mit dieser Kennung ist verzeichnet',
  'it is so already': 'es ist schon so',
  'the gateway failed: see its log': 'das Gateway scheiterte: siehe sein Log',
  'the request kept changing at the same time: not taken':
    'die Bestellung änderte sich gleichzeitig: nicht übernommen',
  'the store was restored from a backup that does not have this request':
    'die Datenhaltung wurde aus einer Sicherung ohne diese Bestellung wiederhergestellt',
}
