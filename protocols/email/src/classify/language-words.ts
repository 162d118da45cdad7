import type { EventWord } from './event.ts'
import { phrase } from './phrase.ts'

/** The answers of lenders that matter most. */
type ForeignAnswer = Extract<
  EventWord,
  | 'request_received'
  | 'will_supply'
  | 'shipped'
  | 'unfilled'
  | 'cancel_accepted'
  | 'renewed'
  | 'renew_refused'
  | 'checked_in'
>

/**
 * A language of which a meaning is proposed, and applied only where `applied-languages.ts` explains every word: the words of the answers that matter, in plain form, with sentences that
 * they read, and words at which nothing is proposed, with sentences of which they keep a proposal away.
 */
export type ForeignLanguage = {
  readonly name: string
  readonly answers: readonly {
    readonly event: ForeignAnswer
    readonly words: RegExp
    readonly examples: readonly string[]
  }[]
  readonly guards: RegExp
  readonly traps: readonly string[]
}

/** The languages of which a meaning is proposed. */
export const languages: readonly ForeignLanguage[] = [
  {
    name: 'french',
    answers: [
      {
        event: 'request_received',
        words: phrase`\b(?:(?:accusons|accuse) (?:bonne )?reception de votre demande|votre demande (?:a bien ete |a ete |nous est |est )?(?:bien )?(?:prise en compte|parvenue|arrivee|enregistree|recue)|(?:avons )?bien recu votre demande)(?:[,.]? (?:et|qui) (?:sera traitee|la traitons|la traiterons|nous la traiterons|sera etudiee))?(?: dans les meilleurs delais| des que possible| rapidement)?`,
        examples: ['Votre demande nous est bien parvenue.'],
      },
      {
        event: 'will_supply',
        words: phrase`\b(?:nous vous (?:l'|les )?(?:envoyons|enverrons|expedions|expedierons|preterons|pretons)|sera (?:envoye|expedie|poste|adresse)e?|d'accord pour (?:le pret|cet ouvrage|ce livre|ce document)|(?:nous )?pouvons (?:vous )?(?:le |l')?(?:preter|envoyer)|(?:le livre|l'ouvrage|il|elle|le colis|le document) (?:part|partira) (?:demain|lundi|mardi|mercredi|jeudi|vendredi|la semaine prochaine)|(?:je|nous) (?:te |vous )?(?:le |la |l'|les )(?:mets|mettons) (?:au courrier|a la poste)(?: (?:demain|lundi|mardi|mercredi|jeudi|vendredi))?|c'est oui|oui pour le pret|(?:partira|part) (?:avec|par) la navette|(?:je|nous|on) (?:vous |te )?(?:l'|le |la |les )(?:envoie|envoyons|expedie|expedions|poste|postons)(?: au courrier| a la poste)?(?: des)? (?:demain|lundi|mardi|mercredi|jeudi|vendredi|cette semaine|la semaine prochaine)|pourrai (?:poster|envoyer|expedier) le livre (?:que )?(?:demain|lundi|mardi|mercredi|jeudi|vendredi)|ne sera pas (?:expedie|envoye)e? avant(?: le)? @date)\b`,
        examples: [
          'Nous vous enverrons le livre demain.',
          'Le livre sera expédié lundi.',
          'Nous pouvons vous prêter cet ouvrage.',
        ],
      },
      {
        event: 'shipped',
        words: phrase`\b(?:nous vous (?:l'|le |la |les )?(?:envoyons|expedions|postons)(?: [a-z']+){0,4} (?:ce jour|aujourd'hui|ce matin)|a ete (?:envoye|expedie|poste)e?|avons (?:envoye|expedie|poste)|(?<!\bsera )(?:envoye|expedie|poste)e?s? (?:ce jour|aujourd'hui|hier|le|ce matin|cet apres-midi)|(?:envoye|expedie|poste)e?s? (?:en|par|via) (?:colissimo|la poste|la navette|courrier|chronopost|lettre suivie)|envoi effectue|est (?:deja )?partie?|part (?:aujourd'hui|ce jour)|a quitte (?:nos|notre) (?:murs|locaux|bibliotheque))\b|^(?:envoye|expedie|parti)e?\b`,
        examples: [
          "Le livre a été envoyé aujourd'hui.",
          "Nous avons expédié l'ouvrage hier.",
          'Expédié ce jour.',
          "Le livre part aujourd'hui par la poste.",
          'Envoi effectué ce jour.',
        ],
      },
      {
        event: 'unfilled',
        words: phrase`\b(?:(?:regrettons de )?ne pouvoir (?:repondre favorablement|satisfaire|donner suite)(?: a)? votre demande|exclu(?:e)? du pret(?: entre bibliotheques)?|introuvable|manquante?|indisponible|(?:non|pas) disponible|(?:est|deja|actuellement) (?:prete|emprunte)e?|(?:est|deja|actuellement) (?:en pret|sortie?)|ne possedons pas(?: ce titre)?|(?:ce titre )?ne (?:fait|font) pas partie de (?:nos collections|notre fonds)|(?:livre|ouvrage|document|titre|exemplaire) (?:est )?consultable sur place uniquement|(?:est )?en (?:reliure|restauration|traitement)|ne (?:le |la |vous )*pouvons(?: (?:donc|malheureusement|helas)){0,2} pas(?: (?:vous )?(?:le |la |les |l')?(?:preter|fournir|envoyer)e?)?(?: pour le moment)?|ne pretons pas(?: (?:nos|les) (?:periodiques|revues|usuels|manuscrits|dvd|ouvrages anciens))?|n'avons pas (?:ce|cet|le|l')|perdu(?:e)?|trop (?:abime|fragile|ancien|precieux)\w* pour (?:voyager|etre (?:prete|envoye)e?)|(?:est )?sortie? jusqu'au @date|(?:deja )?reservee? (?:une|deux|trois|plusieurs) fois|deja reservee?(?! pour)(?: par une? (?:autre )?(?:lecteur|lectrice|usager))?|ne pouvons (?:donc |malheureusement )?pas (?:repondre(?: favorablement)?|satisfaire|donner suite)(?: a)? ?(?:votre demande)?|pilonnee?|desherbee?|n'est plus dans nos (?:collections|fonds)|consultation sur place(?: uniquement)?)\b`,
        examples: [
          'Cet ouvrage est exclu du prêt.',
          'Nous ne possédons pas ce livre.',
          'Le volume est introuvable.',
          "L'ouvrage est actuellement emprunté.",
        ],
      },
      {
        event: 'cancel_accepted',
        words: phrase`\b(?:annulee?s?|annulation (?:confirmee|effectuee))\b`,
        examples: ['Votre demande a été annulée.', 'Annulation confirmée.'],
      },
      {
        event: 'renewed',
        words: phrase`\b(?:prolongee?s?|renouvelee?s?|prolongation accordee|(?:vous pouvez|tu peux) (?:le|la|les) garder(?= jusqu'au @date))\b`,
        examples: ["Le prêt est prolongé jusqu'au 15 mars 2027.", 'Prolongation accordée.'],
      },
      {
        event: 'renew_refused',
        words: phrase`\b(?:prolongation|renouvellement)\b.{0,30}\b(?:impossible|refuse(?:e)?|pas possible)\b(?: : (?:document|livre|ouvrage|volume|deja) reservee?)?|\bpas de (?:prolongation|renouvellement) possible\b|\bne pouvons(?: (?:donc|malheureusement|helas)){0,2} pas (?:vous )?(?:prolonger|renouveler)(?: (?:ce|le|votre) pret)?|\bimpossible de (?:prolonger|renouveler)(?:,? (?:car )?(?:le livre|l'ouvrage|il) est (?:deja )?reservee?(?: par une? (?:autre )?(?:lecteur|lectrice|usager))?)?(?:,? (?:car )?une? (?:autre )?(?:lecteur|lectrice) l'attend)?\b|\bpas (?:etre )?(?:prolonge|renouvele)[re]?\w?\b`,
        examples: ["Une prolongation n'est pas possible.", 'Le prêt ne peut pas être prolongé.'],
      },
      {
        event: 'checked_in',
        words: phrase`\b(?:accusons (?:bonne )?reception de votre retour|(?:livre|ouvrage|volume|document) bien recu|^bien recu (?:le |la |ce |votre |l')(?:livre|ouvrage|document|volume)|^bien (?:rentre|revenu|arrive|recu)e?s?(?= ?(?:$|[.,!]))|dossier clos|recu\b.{0,40}\b(?:en retour|retour)|(?:livre|ouvrage|volume|document) (?:nous )?(?:est )?(?:bien )?(?:revenu|rentre|arrive)|bien de retour|(?:tout|c'est) est (?:bien )?(?:la|rentre|revenu)|(?:avons|ai) (?:bien )?recu (?:le |la |ce |votre |l')?(?:livre|ouvrage|document|volume)(?: en retour)?)\b`,
        examples: [
          'Nous avons bien reçu le livre en retour.',
          'Nous avons bien reçu le livre.',
          'Le livre est bien revenu.',
        ],
      },
    ],
    guards: phrase`\b(?:pouvons pas\b.{0,60}\b(?:aujourd'hui|demain|avant|lundi|mardi|mercredi|jeudi|vendredi|semaine)|(?<!reception de )votre retour|si (?:vous|nous|le|la|cela)|pourriez-vous|pouvez-vous|peut-etre|probablement|pas encore|sans doute|n'a pas ete (?:envoye|expedie|annule)|n'avons pas (?:envoye|expedie|annule|recu)|par erreur|reservee? pour vous|facture (?:a ete|est)|quand|lorsque)\b`,
    traps: [
      "Le livre n'a pas été envoyé.",
      'Si vous acceptez, nous vous enverrons le livre.',
      'La facture a été envoyée.',
      'Envoi prévu la semaine prochaine.',
      "Nous n'avons pas reçu le livre.",
      'Pourriez-vous confirmer que le livre a été envoyé ?',
    ],
  },
  {
    name: 'spanish',
    answers: [
      {
        event: 'will_supply',
        words: phrase`\b(?:(?:lo |la |se lo |les )?enviaremos|podemos (?:prestar|enviar)\w*|sera enviad[oa])\b`,
        examples: ['Les enviaremos el libro mañana.', 'Podemos prestarles la obra.'],
      },
      {
        event: 'shipped',
        words: phrase`\b(?:ha sido enviad[oa]|hemos enviado|(?<!\bsera )(?:fue )?enviad[oa] (?:hoy|ayer|el))\b|^enviad[oa]\b`,
        examples: ['El libro ha sido enviado hoy.', 'Hemos enviado la obra por correo.', 'Enviado ayer.'],
      },
      {
        event: 'unfilled',
        words: phrase`\b(?:no (?:esta )?disponible|no podemos (?:prestar|enviar)\w*|no disponemos de(?: (?:este|ese) titulo)?|no se presta|no prestamos|esta prestad[oa]|prestad[oa] a|no (?:lo )?tenemos|extraviad[oa]|excluid[oa] de(?:l)? prestamo)\b`,
        examples: ['El libro no está disponible.', 'No tenemos esta obra.', 'Está excluido de préstamo.'],
      },
      {
        event: 'cancel_accepted',
        words: phrase`\b(?:cancelad[oa]|anulad[oa])\b`,
        examples: ['Su petición ha sido cancelada.', 'Anulado.'],
      },
      {
        event: 'renewed',
        words: phrase`\b(?:renovad[oa]|prorrogad[oa])\b`,
        examples: ['El préstamo queda renovado hasta el 15 de marzo de 2027.', 'Prorrogado.'],
      },
      {
        event: 'renew_refused',
        words: phrase`\bno (?:se puede|podemos|es posible) (?:renovar|prorrogar)\w*\b|\brenovacion no\b`,
        examples: ['No podemos renovar el préstamo.', 'La renovación no es posible.'],
      },
      {
        event: 'checked_in',
        words: phrase`\b(?:hemos recibido\b.{0,40}\b(?:devuelt[oa]|de vuelta)|devolucion recibida|libro devuelto)\b`,
        examples: ['Hemos recibido el libro de vuelta.', 'Devolución recibida.'],
      },
    ],
    guards: phrase`\b(?:no podemos\b.{0,60}\b(?:hoy|manana|antes|lunes|martes|miercoles|jueves|viernes|semana)|si (?:ustedes|usted|nos|lo)|podrian|pueden ustedes|quiza|quizas|probablemente|todavia no|aun no|no (?:ha sido|hemos) (?:enviado|cancelado|recibido)|por error|la factura|cuando)\b`,
    traps: [
      'El libro no ha sido enviado.',
      'Si nos confirman, enviaremos el libro.',
      'La factura ha sido enviada.',
      'No podemos.',
      '¿Ha sido enviado el libro?',
    ],
  },
  {
    name: 'italian',
    answers: [
      {
        event: 'will_supply',
        words: phrase`\b(?:(?:lo |la |ve lo |vi )?(?:invieremo|spediremo)|possiamo (?:prestar|inviar)\w+|sara (?:spedit|inviat)[oa])\b`,
        examples: ['Vi spediremo il libro domani.', 'Possiamo prestarvi il volume.'],
      },
      {
        event: 'shipped',
        words: phrase`\b(?:e stat[oa] (?:spedit|inviat)[oa]|abbiamo (?:spedito|inviato)|(?:spedit|inviat)[oa] (?:oggi|ieri|il))\b|^(?:spedit|inviat)[oa]\b`,
        examples: ['Il libro è stato spedito oggi.', 'Abbiamo inviato il volume per posta.', 'Spedito ieri.'],
      },
      {
        event: 'unfilled',
        words: phrase`\b(?:non (?:e |sono )?disponibil\w+|non possiamo|esclus[oa] dal prestito|e in prestito|non possediamo|non si trova|smarrit[oa])\b`,
        examples: ['Il libro non è disponibile.', "Non possediamo quest'opera.", 'Escluso dal prestito.'],
      },
      {
        event: 'cancel_accepted',
        words: phrase`\bannullat[oa]\b`,
        examples: ['La richiesta è stata annullata.'],
      },
      {
        event: 'renewed',
        words: phrase`\b(?:rinnovat[oa]|prorogat[oa])\b`,
        examples: ['Il prestito è rinnovato fino al 15 marzo 2027.', 'Prorogato.'],
      },
      {
        event: 'renew_refused',
        words: phrase`\b(?:rinnovo|proroga)\b.{0,20}\bnon\b|\bnon (?:e )?(?:possibile |possiamo )?(?:rinnovare|prorogare|rinnovabile|prorogabile)\b`,
        examples: ['Il rinnovo non è possibile.', 'Non possiamo rinnovare il prestito.'],
      },
      {
        event: 'checked_in',
        words: phrase`\b(?:abbiamo ricevuto\b.{0,40}\b(?:restituzione|indietro|restituito)|libro (?:e stato )?restituito|e rientrato)\b`,
        examples: ['Abbiamo ricevuto il libro in restituzione.', 'Il volume è rientrato.'],
      },
    ],
    guards: phrase`\b(?:se (?:volete|potete|lo|vi)|potreste|potete|forse|probabilmente|non ancora|non (?:e stato|abbiamo) (?:spedito|inviato|annullato|ricevuto)|per errore|la fattura|quando)\b`,
    traps: [
      'Il libro non è stato spedito.',
      'Se volete, possiamo prestarvi il volume.',
      'La fattura è stata inviata.',
    ],
  },
  {
    name: 'dutch',
    answers: [
      {
        event: 'will_supply',
        words: phrase`\b(?:(?:sturen|zenden|leveren) (?:wij|we)|(?:wij|we) (?:sturen|zenden|leveren)|kunnen (?:wij |we )?(?:het |dit )?(?:boek )?leveren|(?:wordt|worden)\b.{0,30}\b(?:verzonden|geleverd|opgestuurd))\b`,
        examples: ['Wij sturen het boek morgen.', 'Het boek wordt maandag verzonden.'],
      },
      {
        event: 'shipped',
        words: phrase`\b(?:is|zijn|hebben)\b.{0,40}\b(?:verzonden|verstuurd|opgestuurd)\b|^(?:verzonden|verstuurd)\b`,
        examples: [
          'Het boek is vandaag verzonden.',
          'Wij hebben het boek gisteren verstuurd.',
          'Verzonden op 2 december 2026.',
        ],
      },
      {
        event: 'unfilled',
        words: phrase`\b(?:niet (?:beschikbaar|leverbaar|uitleenbaar|aanwezig|gevonden)|(?:kunnen|kan)\b.{0,30}\bniet\b|uitgeleend|vermist|hebben\b.{0,20}\bniet (?:in bezit|in onze collectie)|niet in (?:ons bezit|onze collectie))\b`,
        examples: [
          'Het boek is niet beschikbaar.',
          'Dit boek is uitgeleend.',
          'Wij kunnen het boek niet leveren.',
        ],
      },
      {
        event: 'cancel_accepted',
        words: phrase`\bgeannuleerd\b`,
        examples: ['Uw aanvraag is geannuleerd.'],
      },
      {
        event: 'renewed',
        words: phrase`\bverlengd\b`,
        examples: ['Het boek is verlengd tot 15 maart 2027.'],
      },
      {
        event: 'renew_refused',
        words: phrase`\bniet\b.{0,20}\b(?:verlengd|verlengen)\b|\bverlenging\b.{0,20}\bniet\b`,
        examples: ['Het boek kan niet verlengd worden.', 'Verlenging is niet mogelijk.'],
      },
      {
        event: 'checked_in',
        words: phrase`\b(?:(?:terug|retour) ontvangen|weer terug|boek (?:is )?(?:weer )?terug)\b`,
        examples: ['Wij hebben het boek terug ontvangen.', 'Het boek is weer terug.'],
      },
    ],
    guards: phrase`\b(?:als (?:u|wij|het)|indien|kunt u|zou u|misschien|waarschijnlijk|nog niet (?:verzonden|verstuurd|verlengd|ontvangen)|per ongeluk|de factuur|wanneer|zodra)\b`,
    traps: [
      'Het boek is nog niet verzonden.',
      'Als u akkoord gaat, sturen wij het boek.',
      'De factuur is verzonden.',
    ],
  },
  {
    name: 'norwegian',
    answers: [
      {
        event: 'will_supply',
        words: phrase`\b(?:vi (?:sender|laner ut|kan (?:lane|sende|levere))|(?:blir|vil bli) sendt|kan leveres)\b`,
        examples: ['Vi sender boka i morgen.', 'Boken blir sendt mandag.'],
      },
      {
        event: 'shipped',
        words: phrase`\b(?:(?:er|ble) (?:na )?sendt|har (?:na )?sendt|sendt (?:i dag|idag|i gar))\b|^sendt\b`,
        examples: ['Boka er sendt i dag.', 'Vi har sendt boken.', 'Sendt i går.', 'Boka ble sendt til dere.'],
      },
      {
        event: 'unfilled',
        words: phrase`\b(?:ikke (?:tilgjengelig|til utlan|inne|hjemme|i samlingen)|utlant|kan ikke (?:lane|lanes|sende|sendes|levere|leveres)|har ikke (?:boka|boken|denne)|savnes|kassert)\b`,
        examples: ['Boka er ikke til utlån.', 'Boken er utlånt.', 'Vi har ikke denne boka.'],
      },
      {
        event: 'cancel_accepted',
        words: phrase`\b(?:kansellert|avbestilt|slettet)\b`,
        examples: ['Bestillingen er kansellert.'],
      },
      {
        event: 'renewed',
        words: phrase`\b(?:fornyet|forlenget)\b`,
        examples: ['Lånet er fornyet til 15. mars 2027.', 'Lånet er forlenget.'],
      },
      {
        event: 'renew_refused',
        words: phrase`\bikke (?:blitt )?(?:fornye\w*|forlenge\w*)\b`,
        examples: ['Lånet kan ikke fornyes.', 'Boka kan ikke forlenges.'],
      },
      {
        event: 'checked_in',
        words: phrase`\b(?:mottatt|fatt|kommet)\b.{0,30}\b(?:retur|tilbake)\b`,
        examples: ['Vi har mottatt boka i retur.', 'Boka er kommet tilbake.'],
      },
    ],
    guards: phrase`\b(?:hvis (?:dere|du|vi)|dersom|kan dere|kunne dere|kanskje|trolig|ikke (?:blitt )?(?:sendt|fornyet|mottatt) enna|enna ikke|ved en feil|fakturaen|nar (?:dere|vi)|sa snart)\b`,
    traps: ['Boka er ikke blitt sendt ennå.', 'Hvis dere godtar det, sender vi boka.', 'Fakturaen er sendt.'],
  },
  {
    name: 'swedish',
    answers: [
      {
        event: 'will_supply',
        words: phrase`\b(?:vi (?:skickar|lanar ut|kan (?:lana|skicka|leverera))|(?:skickas|blir skickad)|kan levereras)\b`,
        examples: ['Vi skickar boken i morgon.', 'Boken skickas på måndag.'],
      },
      {
        event: 'shipped',
        words: phrase`\b(?:(?:aer|blev) (?:nu )?(?:skickad|skickat)|har (?:nu |vi )?skicka(?:t|ts)|skicka[dt] (?:i dag|idag|igar|i gar))\b|^skicka[dt]\b`,
        examples: ['Boken är skickad i dag.', 'Vi har skickat boken.', 'Skickad i går.'],
      },
      {
        event: 'unfilled',
        words: phrase`\b(?:inte (?:tillgaenglig|till utlan|inne|i samlingen)|utland|kan inte (?:lana|lanas|skicka|leverera)|(?:finns|har) (?:vi )?(?:inte|ej)|utlanad|saknas|foerkommen)\b`,
        examples: ['Boken är inte tillgänglig.', 'Boken är utlånad.', 'Vi kan inte låna ut boken.'],
      },
      {
        event: 'cancel_accepted',
        words: phrase`\b(?:avbestaelld|annullerad|makulerad)\b`,
        examples: ['Beställningen är annullerad.'],
      },
      {
        event: 'renewed',
        words: phrase`\b(?:omlanad|omlant|foernyad|foerlaengd|foerlaengt)\b`,
        examples: ['Lånet är förlängt till 15 mars 2027.', 'Boken är omlånad.'],
      },
      {
        event: 'renew_refused',
        words: phrase`\b(?:inte|ej) (?:omlana\w*|foernya\w*|foerlaeng\w*)\b|\binte lana om\b`,
        examples: ['Lånet kan inte förlängas.', 'Boken kan inte omlånas.'],
      },
      {
        event: 'checked_in',
        words: phrase`\b(?:mottagit|fatt|kommit|atkommit)\b.{0,30}\b(?:retur|tillbaka)\b|\bboken (?:aer )?ater\b`,
        examples: ['Vi har fått boken tillbaka.', 'Boken har kommit i retur.'],
      },
    ],
    guards: phrase`\b(?:om ni (?:vill|kan|accepterar)|ifall|kan ni|skulle ni|kanske|troligen|inte (?:skickad|skickats|mottagit) aennu|aennu inte|av misstag|fakturan|naer (?:ni|vi)|sa snart)\b`,
    traps: [
      'Om ni accepterar kostnaden skickar vi boken.',
      'Fakturan är skickad.',
      'Kan ni bekräfta att boken är skickad?',
    ],
  },
  {
    name: 'danish',
    answers: [
      {
        event: 'will_supply',
        words: phrase`\b(?:vi (?:sender|udlaner|kan (?:lane|sende|levere))|(?:bliver|vil blive) sendt|kan leveres)\b`,
        examples: ['Vi sender bogen i morgen.', 'Bogen bliver sendt mandag.'],
      },
      {
        event: 'shipped',
        words: phrase`\b(?:(?:er|blev) (?:nu )?(?:sendt|afsendt)|har (?:nu )?(?:sendt|afsendt)|(?:af)?sendt (?:i dag|idag|i gar))\b|^(?:af)?sendt\b`,
        examples: ['Bogen er sendt i dag.', 'Vi har afsendt bogen.', 'Afsendt i går.'],
      },
      {
        event: 'unfilled',
        words: phrase`\b(?:ikke (?:tilgaengelig|til udlan|hjemme|i samlingen)|udlant|udlaant|kan ikke (?:lane|lanes|sende|sendes|levere|leveres|udlanes)|har (?:vi )?ikke (?:bogen|denne)|ejer ikke|savnes|kasseret|bortkommet)\b`,
        examples: ['Bogen er ikke til udlån.', 'Bogen er udlånt.', 'Vi har ikke denne bog.'],
      },
      {
        event: 'cancel_accepted',
        words: phrase`\b(?:annulleret|afbestilt|slettet)\b`,
        examples: ['Bestillingen er annulleret.'],
      },
      {
        event: 'renewed',
        words: phrase`\b(?:fornyet|forlaenget)\b`,
        examples: ['Lånet er fornyet til 15. marts 2027.', 'Lånet er forlænget.'],
      },
      {
        event: 'renew_refused',
        words: phrase`\bikke (?:blive )?(?:fornye\w*|forlaenge\w*)\b`,
        examples: ['Lånet kan ikke fornyes.', 'Bogen kan ikke forlænges.'],
      },
      {
        event: 'checked_in',
        words: phrase`\b(?:modtaget|faet|kommet)\b.{0,30}\b(?:retur|tilbage)\b`,
        examples: ['Vi har modtaget bogen retur.', 'Bogen er kommet tilbage.'],
      },
    ],
    guards: phrase`\b(?:hvis (?:i|du|vi)|kan i|kunne i|maske|sandsynligvis|ikke (?:blevet )?(?:sendt|fornyet|modtaget) endnu|endnu ikke|ved en fejl|fakturaen|nar (?:i|vi)|sa snart)\b`,
    traps: [
      'Bogen er ikke blevet sendt endnu.',
      'Hvis I accepterer prisen, sender vi bogen.',
      'Fakturaen er sendt.',
    ],
  },
]
