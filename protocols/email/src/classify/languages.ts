import { type EventWord, type Facts, possibleEvents } from './event.ts'
import { holds, phrase } from './phrase.ts'
import type { Sentence } from './plain-form.ts'

/** The answers of lenders that matter most, in languages whose mails are not applied: a word for each, in plain form. */
type Words = Readonly<Record<(typeof answers)[number], RegExp>>

const answers = [
  'will_supply',
  'shipped',
  'unfilled',
  'cancel_accepted',
  'renewed',
  'renew_refused',
  'checked_in',
] as const satisfies readonly EventWord[]

const languages: Readonly<Record<string, Words>> = {
  french: {
    will_supply: phrase`\b(?:nous vous (?:l'|les |l’)?(?:envoyons|enverrons|expedions|expedierons|preterons|pretons)|sera (?:envoye|expedie)|pouvons (?:vous )?(?:preter|envoyer))\w*`,
    shipped: phrase`\b(?:a ete (?:envoye|expedie|poste)|avons (?:envoye|expedie)|(?:envoye|expedie|poste)e?s? (?:ce jour|aujourd'hui|hier|le)|est (?:deja )?parti)\w*|^(?:envoye|expedie)e?\b`,
    unfilled: phrase`\b(?:exclu(?:e)? du pret|introuvable|manquant|indisponible|non disponible|pas disponible|est prete|deja prete|empruntee?|ne possedons pas|ne pouvons pas|ne pretons pas|n'avons pas|perdu)\b`,
    cancel_accepted: phrase`\b(?:annulee?s?|annulation (?:confirmee|effectuee))\b`,
    renewed: phrase`\b(?:prolongee?s?|renouvelee?s?|prolongation accordee)\b`,
    renew_refused: phrase`\b(?:prolongation|renouvellement)\b.{0,30}\b(?:impossible|refusee?|pas possible)\b|\bpas (?:prolonger|renouveler)\b`,
    checked_in: phrase`\b(?:(?:bien )?recu\b.{0,40}\bretour|livre (?:est )?revenu|bien de retour)\b`,
  },
  spanish: {
    will_supply: phrase`\b(?:(?:lo |se lo |les )?enviaremos|podemos (?:prestar|enviar)\w*|sera enviado)\b`,
    shipped: phrase`\b(?:ha sido enviado|hemos enviado|enviado (?:hoy|ayer|el))\b|^enviado\b`,
    unfilled: phrase`\b(?:no disponible|no esta disponible|no podemos|no se presta|no prestamos|esta prestado|prestado a|no tenemos|extraviado|excluido de prestamo)\b`,
    cancel_accepted: phrase`\b(?:cancelad[oa]|anulad[oa])\b`,
    renewed: phrase`\b(?:renovad[oa]|prorrogad[oa])\b`,
    renew_refused: phrase`\bno (?:se puede|podemos) (?:renovar|prorrogar)\b|\brenovacion no\b`,
    checked_in: phrase`\b(?:hemos recibido\b.{0,40}\bdevuelta|devolucion recibida|libro devuelto)\b`,
  },
  italian: {
    will_supply: phrase`\b(?:(?:lo |ve lo )?(?:invieremo|spediremo)|possiamo (?:prestare|inviare)|sara (?:spedito|inviato))\b`,
    shipped: phrase`\b(?:e stato (?:spedito|inviato)|abbiamo (?:spedito|inviato)|(?:spedito|inviato) (?:oggi|ieri|il))\b|^(?:spedito|inviato)\b`,
    unfilled: phrase`\b(?:non (?:e |sono )?disponibil\w+|non possiamo|escluso dal prestito|in prestito|non possediamo|non si trova|smarrito)\b`,
    cancel_accepted: phrase`\bannullat[oa]\b`,
    renewed: phrase`\b(?:rinnovat[oa]|prorogat[oa])\b`,
    renew_refused: phrase`\b(?:rinnovo|proroga)\b.{0,20}\bnon\b|\bnon (?:e )?(?:possibile )?(?:rinnovare|rinnovabile|prorogabile)\b`,
    checked_in: phrase`\b(?:abbiamo ricevuto\b.{0,40}\b(?:restituzione|indietro)|libro restituito|rientrato)\b`,
  },
  dutch: {
    will_supply: phrase`\b(?:(?:sturen|zenden|leveren) wij|wij (?:sturen|zenden|leveren)|kunnen (?:wij )?leveren|wordt (?:verzonden|geleverd|opgestuurd))\b`,
    shipped: phrase`\b(?:(?:is|zijn|hebben)\b.{0,40}\b(?:verzonden|verstuurd|opgestuurd))\b|^(?:verzonden|verstuurd)\b`,
    unfilled: phrase`\b(?:niet (?:beschikbaar|leverbaar|uitleenbaar|aanwezig)|kunnen\b.{0,30}\bniet\b|uitgeleend|niet gevonden|vermist|hebben\b.{0,20}\bniet in bezit)\b`,
    cancel_accepted: phrase`\bgeannuleerd\b`,
    renewed: phrase`\bverlengd\b`,
    renew_refused: phrase`\bniet\b.{0,20}\b(?:verlengd|verlengen)\b|\bverlenging\b.{0,20}\bniet\b`,
    checked_in: phrase`\b(?:terug ontvangen|retour ontvangen|weer terug|boek (?:is )?terug)\b`,
  },
  scandinavian: {
    will_supply: phrase`\b(?:vi (?:sender|skickar|laaner|lanar)|kan (?:laane|lana|sende|skicka|leveres|levereras)|blir (?:sendt|skickad)|skickas|vil bli sendt|vil blive sendt)\b`,
    shipped: phrase`\b(?:(?:er|har|ar|blev|ble)\b.{0,30}\b(?:sendt|skickat|skickad|skickats)|(?:sendt|skickad|skickat) (?:i dag|idag|i gaar|i gar|d\.))\b|^(?:sendt|skickad)\b`,
    unfilled: phrase`\b(?:ikke (?:tilgjengelig|tilgaengelig|til utlan|til udlan|hjemme)|inte (?:tillganglig|till utlan|inne)|utlant|udlant|udlaant|utlanad|kan (?:ikke|inte) (?:lane|lana|laane|sende|skicka|levere)|finns (?:inte|ej)|har (?:ikke|inte)|savnes|saknas|kassert|kasseret)\b`,
    cancel_accepted: phrase`\b(?:kansellert|avbestilt|annulleret|avbestalld|annullerad|slettet)\b`,
    renewed: phrase`\b(?:fornyet|fornyad|forlenget|forlaenget|forlangt|omlanad|omlant)\b`,
    renew_refused: phrase`\b(?:ikke|inte|ej)\b.{0,20}\b(?:fornye\w*|fornya\w*|forlenge\w*|forlange\w*|omlan\w*)\b`,
    checked_in: phrase`\b(?:mottatt|modtaget|mottagit|fatt|faatt|kommet|kommit)\b.{0,30}\b(?:retur|tilbake|tilbage|tillbaka)\b`,
  },
}

/** Of two answers of which one holds the words of the other, the one that counts. */
const hides: readonly (readonly [EventWord, EventWord])[] = [
  ['renew_refused', 'renewed'],
  ['unfilled', 'will_supply'],
]

/**
 * Proposes what a reply in French, Spanish, Italian, Dutch, Norwegian, Swedish or Danish may mean, where one language has
 * words for one answer that is open. Nothing acts on it.
 */
export function proposeForeign(sentences: readonly Sentence[], facts: Facts): EventWord | undefined {
  const possible = possibleEvents(facts)
  const proposals = Object.values(languages).flatMap((words) => {
    const found = new Set<EventWord>(
      answers.filter(
        (event) => possible.has(event) && sentences.some(({ plain }) => holds(plain, words[event])),
      ),
    )
    for (const [stronger, weaker] of hides) if (found.has(stronger)) found.delete(weaker)
    return found.size === 1 ? [...found] : []
  })
  return new Set(proposals).size === 1 ? proposals[0] : undefined
}
