import type { Doubt } from './doubts.ts'
import { phrase } from './phrase.ts'

/** Answers that say that something was done. */
const done = ['shipped', 'checked_in', 'cancel_accepted', 'renewed'] as const

/** Answers that say that something is or will be so. */
const positive = ['shipped', 'will_supply', 'checked_in', 'renewed'] as const

/**
 * What makes doubtful an answer that only examples of sentences tell: these know the words of an answer well, and hardly what
 * turns them.
 */
export const doubtsOfExamples: readonly Doubt[] = [
  {
    id: 'denied',
    only: positive,
    words: phrase`\b(?:not|never|none|neither|nor|nothing|nobody|cannot|nicht|kein\w*|nie|niemals|weder|nichts|niemand|ne|pas|non|jamais|rien|aucune?|ni)\b|n't\b|\bn'(?:est|a|ai|ont|avons|y)\b|\bno (?:parcel|book|item|loan)\b`,
    examples: ['Non expédié.', 'The book has not left.', 'Es ging nichts raus.'],
    not: ['No charge, it was sent today.', 'Sent this morning.'],
  },
  {
    id: 'not_cancelled',
    only: ['cancel_accepted', 'cancelled_by_partner'],
    words: phrase`\b(?:not|never|nothing|nicht|nichts|kein\w*|pas|rien|undone|unless|will be looked|wird geprueft|sera examinee)\b(?=[^,;]*\b(?:cancel\w*|storn\w*|annul\w*))|\b(?:cancel\w*|storn\w*|annul\w*)\b[^,;]*\b(?:not|never|nothing|nicht|nichts|pas|rien|undone|examined|geprueft|examinee)\b`,
    examples: ['The request has not been cancelled.', 'Storniert haben wir nichts.'],
    not: ['We have cancelled it, nothing will be sent.'],
  },
  {
    id: 'denied_twice',
    only: ['unfilled', 'renew_refused', 'cancel_refused'],
    words: phrase`(?:\b(?:not|no longer|nicht|nicht mehr|never|nie|pas|plus|non)|n't)(?: \w+){0,3} (?:un\w{4,}|missing|lost|checked out|on loan|out|ausgeliehen|verliehen|emprunte\w*|introuvable|exclue?|refus\w*|declin\w*|verlor\w*|vermisst|weiger\w*|beschaedigt|verliehen genug|perdu\w*|manquant\w*)\b|\bweiger\w*\b.*\bnicht\b|\bby no means\b|\bnothing stands\b|\bnichts (?:im weg\w*|entgegen)\b|\brien ne s'oppose\b|\b(?:im weg\w*|entgegen)\b.*\bnichts\b`,
    examples: ['Not unavailable, just slow.', 'No longer missing.', "Rien ne s'oppose au prêt."],
    not: ['It is missing.', 'We do not lend it.'],
  },
  {
    id: 'ahead',
    only: done,
    words: phrase`\b(?:will|'ll|shall|going to|to be|ready|soon|tomorrow|shortly|about to|waiting|awaiting|next (?:week|van|bag)|arranged|booked|plan\w*|scheduled|wird|werden|bald|morgen(?! frueh\b)|demnaechst|gleich(?! wieder)|naechste\w*|soll|sollen|liegt hier|wartet|bereit|geplant|vorgesehen|expected|lieferung ab|abholung|innerhalb|within|sous \d+|des que|comes with|goes (?:off|out)|lying here|and then|und dann|eintreffen|weiterversand|liefere|sera|seront|partira|demain|bientot|prochaine?|prevue?|pret a|attend|attente|de cote|va|vont|allons)\b(?! (?:arrive|be with you|reach|turn up|ankommen|eintreffen|arriver))`,
    examples: ['Your parcel is to be sent out on the 16th.', 'Es wird verschickt.', 'Il sera envoyé demain.'],
    not: ['It was sent today.', 'It went off and will arrive on Friday.'],
  },
  {
    id: 'done_already',
    only: ['will_supply'],
    words: phrase`\b(?:i|we|was|were|been|'ve|has|have|is) (?:just |already |now )?(?:sent|posted|mailed|shipped|dispatched|despatched|put|handed|gone|left|en route)\b|\b(?:schon|bereits|ist) (?:\w+ )?(?:weg|raus|unterwegs|verschickt|versandt|abgeschickt)\b|\b(?:weggeschickt|abgeschickt|losgeschickt|erfolgte|in der anlage|ging|l'a pris|a pris|a emporte|est partie?|en route|est sortie?)\b`,
    examples: ["I sent it on Friday, so it'll turn up today.", 'Es ist schon weg, morgen ist es da.'],
    not: ['It will be sent tomorrow.', 'Es wird morgen verschickt.'],
  },
  {
    id: 'other_thing',
    only: ['shipped', 'will_supply', 'checked_in', 'renewed', 'cancel_accepted'],
    words: phrase`^(?!.*\b(?:books?|items?|volumes?|parcels?|package|cop(?:y|ies)|articles?|scans?|pages|buch|buecher|band|baende|werk|medi(?:um|en)|paket|paeckchen|aufsatz|seiten|livres?|ouvrages?|colis|article|copie)\b).*\b(?:payments?|zahlung\w*|reglement|paiement|letters?|brief|forms?|formular\w*|formulaire|invoices?|rechnung\w*|factures?|labels?|reply|answers?|reponse|antwort\w*|e-?mails?|messages?|nachricht|hours|oeffnungszeiten|subscriptions?|abo\w*|abonnements?|exhibition|ausstellung|exposition|membership|meeting|sitzung|reunion|survey|deadline)\b|\b(?:request|order|anfrage|bestellung|demande|commande)s?\b.{0,20}\b(?:was|were|has been|have been|wurden?|haben|a ete|avons)\b.{0,40}\b(?:sent|forwarded|passed|geschickt|gesandt|weitergeleitet|envoyee?|transmise?)\b|\b(?:avons|haben|have) .{0,20}\b(?:demande|anfrage|request|order)\b`,
    examples: [
      'We confirm receipt of your payment.',
      'We have extended our opening hours.',
      'Votre demande a été envoyée.',
      'Wir haben Ihre Anfrage weitergeleitet.',
    ],
    not: ['The book was sent with a letter.', 'It was sent this morning.'],
  },
  {
    id: 'other_library',
    only: ['shipped', 'will_supply', 'unfilled'],
    words: phrase`^(?!.*\b(?:try|ask|turn to|luck|find|wenden|fragen|versuchen|demandez|adress\w+)\b).*\b(?:(?:sister|partner|another|other|branch) librar(?:y|ies)|our branch|(?:schwester|partner)bibliothek|andere[rn]? bibliothek\w*|zweigstelle|autre bibliotheque|annexe)\b`,
    examples: ['Our sister library has sent it.', 'Das Buch ging an eine andere Bibliothek.'],
    not: ['Please ask another library.', 'It was sent this morning.'],
  },
  {
    id: 'to_us',
    only: ['shipped', 'will_supply'],
    words: phrase`\b(?:to us|at our|zu uns|bei uns (?:ein|an)\w*|uns (?:\w+ )?(?:geliefert|geschickt|gebracht)|vers nous|chez nous|nous (?:a|ont) (?:ete|envoye|livre)|(?:came|come|comes|brought|sent) back|zurueck(?:gekommen|geschickt|gebracht))\b|\bback to\b`,
    examples: ['It is on its way to us.', 'Es wurde uns gestern geliefert.', 'Il nous a été livré hier.'],
    not: ['It is on its way to you.'],
  },
  {
    id: 'not_late',
    only: ['overdue', 'recalled', 'cancel_refused'],
    words: phrase`\b(?:not|n't|nobody|nicht|niemand|pas|never)(?: \w+)? (?:overdue|recalled|late|too late|ueberfaellig|zu spaet|zurueckgefordert|en retard|trop tard|rappelee?)\b|\b(?:need not|(?:do not|don't) need to|brauchen\b.*\bnicht|inutile)\b`,
    examples: [
      'The book is not overdue.',
      'It is not too late to cancel.',
      'You do not need to return it yet.',
    ],
    not: ['It has not come back.', 'It is too late.'],
  },
  {
    id: 'which_one',
    words: phrase`\byou (?:asked|wanted|ordered|need)\b|\b(?:yours|mine)\b.{0,30}\b(?:is|ends|has|was|came)\b|\b(?:gefragt|gewollt) (?:ist|sind|war)\b|\bsie wollten\b|\bes geht ihnen\b|\bihre?s nicht\b|\bvous (?:vouliez|demandiez)\b|\bpas le votre\b|\b(?:the|das|die|der|la|le|l') ?(?:second|other|zweit\w+|andere\w*|former|newer|older|neue[nr]?|autre|ancienne|nouvelle)\b|\bzweitexemplar\b|\bsecond copy\b|\b(?:another|some|anderes?|etwas) (?:matter|anderes)\b|\bas for\b|\b(?:for|fuer|pour) (?!you|sie|ihren?|euch|eure?\w*|vous|votre|your|my|unser\w*|our|the|ever|now|sale)(?=\w+,? (?:is|was|has|ist|ging|est)\b)`,
    examples: ['Volume 3 went out; you asked for volume 7.', 'Band 2 ist raus, es geht Ihnen ja um Band 5.'],
    not: ['The book you returned is here.', 'It went out this morning.'],
  },
  {
    id: 'numbered',
    words: phrase`\b(?:volumes?|vols?|baende|band|bd|parts?|teile?|tomes?|issues?|hefte?|fascicules?|chapters?|kapitel|chapitres?|isbn|item|seiten?|pages?|pp?)\b\.? ?(?:no\.? |nr\.? )?\d|\b\d+ (?:of|von|sur|vol)\b|\b(?:of|von|sur) (?:nine|neun|neuf|\d)\b`,
    examples: ['Volume 1 is on its way.', 'Band 2 ist raus.', 'Tome 3 envoyé.'],
    not: ['The volume is on its way.'],
  },
  {
    id: 'not_whole',
    only: ['shipped', 'checked_in', 'renewed'],
    words: phrase`\b(?:without|minus|empty|incomplete|except|ohne|leer\w*|unvollstaendig\w*|bis auf|sans|vide|incomplet\w*|sauf|half|haelfte|moitie|wrong|falsch\w*|mauvais\w*|fremd\w*)\b`,
    examples: [
      'An empty box arrived.',
      'Das Buch ist retour, aber ohne die Karte.',
      'Un colis sans votre livre.',
    ],
    not: ['The book arrived.'],
  },
  {
    id: 'as_written',
    words: phrase`(?<!\b(?:in|on|from|im) (?:our|the) |\bim )\bsystem\b|\b(?:computer|catalogue?s?|portal|database|worldcat|discovery|records?|colissimo says|tracking|suivi|selon|according|reckons?|reports?|insists?|swears?|katalog|opac|zettel|meldet|steht:|versichert uns|demnach|affiche|parait|dit que)\b`,
    except: ['overdue', 'recalled'],
    examples: ['Our system has it marked returned.', 'Auf dem Zettel steht: verschickt.'],
    not: ['It was sent this morning.'],
  },
  {
    id: 'some_year',
    only: positive,
    words: phrase`(?<![\d./-])(?:19|20)\d\d(?![\d/-]|\.\d)|\b(?:years?|ages) ago\b|\bvor jahren\b|\bannees\b`,
    examples: ['Wir haben Ihnen das Buch 2024 geschickt.', 'It was sent in 2021.'],
    not: ['It was sent on Monday.'],
  },
  {
    id: 'hoped',
    words: phrase`\b(?:j'espere|esperons|i hope|hope so|hoffe ich|hoffen wir|hoffentlich|je crois|je pense|i think|i guess|glaube ich|denke ich|normalement|en principe|es scheint|scheint es|il semble|apparemment|fingers crossed|with (?:some |a bit of )?luck|mit (?:etwas )?glueck|avec un peu de chance|womoeglich|moeglicherweise|peut-etre|perhaps|maybe)\b`,
    examples: ["L'ouvrage a été posté ce matin, j'espère.", 'Es scheint, das Buch ist raus.'],
    not: ['It was sent this morning.'],
  },
  {
    id: 'whether',
    words: phrase`\b(?:si|s'il|s'ils|s'elle)\b|\b(?:i|we) wish\b`,
    examples: ['Nous ne savons pas si notre exemplaire est manquant.', 'We wish it was sent today.'],
    not: ['Notre exemplaire est manquant.'],
  },
  {
    id: 'word_first',
    words: phrase`\b(?:say the word|a yes from|tell (?:me|us) yes|on receipt of your|once you)\b|\b(?:il (?:nous |me )?faut|avant toute?|proceder\w* ensuite|ensuite a l'envoi)\b|\b(?:ja|wort) von ihnen\b|\b(?:dites oui|un mot de vous|votre feu vert)\b|\b(?:auf|nach) (?:ihr|ihre|ihren) (?:ja|zusage|antwort)\b`,
    examples: [
      'Say the word and it goes out.',
      'Ein Wort von Ihnen und es geht raus.',
      "Nous procéderons ensuite à l'envoi.",
    ],
    not: ['Word has it on the shelf.'],
  },
  {
    id: 'brought_back',
    only: ['shipped', 'checked_in', 'will_supply'],
    words: phrase`\b(?:courier|driver|carrier|kurier|fahrer|dhl|ups|dpd|hermes|coursier|transporteur)\b.{0,40}\b(?:back|zurueck\w*|rapporte\w*|retourne\w*)\b|\bour parcel\b|\bunser paket\b|\bnotre colis\b`,
    examples: ['The courier brought the parcel back.', 'Der Kurier hat das Paket zurückgebracht.'],
    not: ['The courier has collected it.'],
  },
  {
    id: 'can_supply',
    only: ['unfilled'],
    words: phrase`\b(?:able to (?:supply|lend|fill|send)|can (?:supply|lend|fill|send)|happy to|glad to|sie sollen es haben|koennen (?:wir )?(?:liefern|schicken)|frei im regal|pouvons (?:vous )?(?:preter|fournir|envoyer))\b(?!.*\b(?:not|nicht|pas)\b)`,
    examples: ['We are able to supply this.'],
    not: ['We are not in a position to supply it.'],
  },
]
