import { phrase } from './phrase.ts'

/** The purpose of an amount of money. */
export type AmountMeaning =
  /** It is paid for this loan. */
  | 'charge'
  /** The lender gives it back. */
  | 'credit'
  /** It is paid for damage, loss or delay: staff decide. */
  | 'penalty'
  /** It is nothing that is paid now: a value, a usual price, a fine per day. */
  | 'none'
  /** It may be a charge: staff read it. */
  | 'doubt'

/** The purpose of a date or of a span of time. */
export type TimeMeaning =
  /** The item is due then, or lent or renewed until then. */
  | 'due'
  /** It is about another matter: closed days, payment, tracking. */
  | 'other'
  /** It says when something was done, or when a parcel arrives. */
  | 'done'
  /** Something holds until then: of a renewal that is the due date. */
  | 'until'
  /** It may be a due date. */
  | 'doubt'
  /** Something is to be done until then: staff read it. */
  | 'ask'

/**
 * Words around a value and what it then is. The first rule that fits counts. A rule looks at the clause with the value, which is
 * `@this` in it, then at the whole sentence. `examples` hold sentences that the rule reads, `not` sentences that it leaves to
 * others.
 */
export type ValueRule<Meaning extends string> = {
  readonly id: string
  readonly means: Meaning
  readonly words: RegExp
  /** True where the rule looks at the whole sentence from the start: "For last time, the fine is 5 EUR". */
  readonly inSentence?: true
  readonly examples: readonly string[]
  readonly not: readonly string[]
}

/** The purposes of amounts. */
export const amountRules: readonly ValueRule<AmountMeaning>[] = [
  {
    id: 'waived',
    means: 'none',
    words: phrase`\b(?:no (?:charges?|costs?|fees?)|without charge|free of charge|waive\w*|normally|usually|ordinarily|instead of|normalerweise|ueblicherweise|regulaer|sonst|statt|kostenlos|kostenfrei|gebuehrenfrei|keine (?:kosten|gebuehr\w*)|erlassen|verzichten|original price|list price|price when new|neupreis|ladenpreis|originalpreis|kaufpreis|anschaffungs\w*|(?:cover|retail|purchase) price|rrp|(?:a )?new (?:copy|one)|neues exemplar|kostet neu|neu (?:wuerde|kostet)|to replace)\b`,
    examples: ['No charge (normally 12 EUR).', 'We waive the fee of 12 EUR.', 'Sonst berechnen wir 12 EUR.'],
    not: ['The charge is 12 EUR.', 'Ohne Porto 12 EUR.'],
  },
  {
    id: 'rate',
    means: 'none',
    words: phrase`\b(?:per|pro|je|a|each|every)(?: (?:started|calendar|working|item|book|volume|and|per|angefangene[rnm]?|band|buch|medium|und|pro|je)){0,3} (?:day|week|month|(?:\w+)?tag|woche|monat)\b|\b(?:daily|weekly|taeglich|woechentlich)\b|@this ?\/ ?(?:day|week|month|tag|woche|monat)\b`,
    examples: [
      'Overdue fine is 1 EUR per day.',
      'Mahngebühr 2 EUR pro Woche.',
      'Säumnisgebühr 0,50 EUR pro Kalendertag.',
      'Fine: 1 EUR per item per day.',
    ],
    not: ['We charge 2 EUR per page.', 'We charge 8 EUR per book, sent this week.'],
  },
  {
    id: 'in_case',
    means: 'none',
    words: phrase`\b(?:if|when|should|in case of|in the event of|bei|falls|wenn|im fall\w*)\b.{0,40}\b(?:lost|loss|damage\w*|overdue|late|not returned|verlust\w*|verloren|beschaedigt\w*|beschaedigung\w*|schaden\w*|verspaetet\w*|ueberschreit\w*|ueberzieh\w*|nicht zurueck\w*)\b|\bim (?:verlust|schadens?)fall\b|\b(?:ab|with|from) (?:der|the) (?:\d\.?|second|third|zweiten|dritten|next) (?:mahnung|reminder)\b|\b(?:otherwise|thereafter|after (?:that|this|the due date)|danach|ansonsten|andernfalls)\b|(?<!\b(?:the|these|those|your|both|two|all) )\b(?:lost|late|overdue|damaged|non-?returned|unreturned) (?:books?|items?|loans?|returns?|volumes?|materials?)\b|\bitems? not returned\b|\b(?:verlorene|verspaetete|nicht zurueckgegebene|beschaedigte) \w+|\b(?:loss or damage|damage or loss): @this`,
    examples: [
      'In case of loss we charge 80 EUR.',
      'Bei Verlust berechnen wir 80 EUR.',
      'Im Verlustfall berechnen wir 80 EUR.',
      'Should it get lost we charge 80 EUR.',
      'Lost books are charged at 80 EUR.',
      'Late returns cost 10 EUR.',
      'Danach 5 EUR Mahngebühr.',
      'Otherwise a fine of 5 EUR is due.',
      'Nicht zurückgegebene Bände werden mit 80 EUR berechnet.',
    ],
    not: ['We charge 80 EUR for the loss.', 'The lost books are charged at 80 EUR.'],
  },
  {
    id: 'value',
    means: 'none',
    words: phrase`\b(?:values?|valued|worth|insur(?:e|ed|es|ing)|insurance(?! (?:fee|cost|charge)s?)|versichert|versichern|versicherung|versicherungs(?:wert|summe)|\w*wert|replace\w*|wiederbeschaffung\w*|liab\w*|haft\w*)\b`,
    examples: [
      'Replacement value 250 EUR.',
      'Versichert über 500 EUR.',
      'Wert: 300 EUR.',
      'Please return it insured for 200 EUR.',
      'Please insure for £60.',
      'Replacement costs: 85 EUR',
    ],
    not: ['Insurance costs 5 EUR.'],
  },
  {
    id: 'other_loan',
    means: 'doubt',
    inSentence: true,
    words: phrase`\b(?:last time|still owe|last (?:month|year|week)'s|(?:last|previous|earlier|former|another|other) (?:loan|book|item|order|request|volume|parcel|delivery|fine|fee|charge|invoice|bill)s?)\b|\b(?:letzte[ns]? mal|(?:letzte|vorige|vorherige|fruehere|andere)[nrs]? (?:ausleihe|leihe|buch|band|bestellung|fernleihe|sendung|lieferung|rechnung|gebuehr|mahngebuehr))\b`,
    examples: [
      'The fine for last time is 5 EUR.',
      'For last time, the fine is 5 EUR.',
      'Die Mahngebühr vom letzten Mal beträgt 5 EUR.',
      'The charge for your previous loan was 8 EUR.',
      'Die Gebühr für das andere Buch beträgt 8 EUR.',
    ],
    not: ['The fine is 5 EUR.', 'Last page torn, the repair costs 8 EUR.'],
  },
  {
    id: 'asked_back',
    means: 'doubt',
    words: phrase`\b(?:please|kindly|ask\w*|bitten?|wir bitten|if|falls|wenn|sobald|no|not|cannot|never|kein\w*|nicht|nie|only|nur|by you|von ihnen)\b.*\b(?:credit(?:ed|s|ing)?(?! card)|refund\w*|reimburs\w*|\w*erstatt\w*|gutschr\w*|gutgeschrieben)\b|\b(?:refunds?|reimbursements?|(?:\w+)?erstattung)\b.*\b(?:not|never|nicht|nie)\b|\breimburse us\b|\berstatten sie\b|\b(?:credit limit|guthaben)\b`,
    examples: [
      'Please reimburse us 12 EUR.',
      'Bitte erstatten Sie uns 12 EUR.',
      'We cannot credit you 12 EUR, it is not our policy.',
    ],
    not: ['We credit you 12 EUR.'],
  },
  {
    id: 'credit',
    means: 'credit',
    words: phrase`\b(?:credit(?:ed|s|ing)?(?! card)|credit notes?|refund\w*|reimburs\w*|pay(?:ing)? you back|paid you back|(?:give|send) you back|\w*gutschrift\w*|gutgeschrieben|gutzuschreiben|schreiben?\b.{0,40}\bgut|\w*erstatt\w*|zurueckgezahlt|zahlen\b.{0,40}\bzurueck|zurueckueberw\w*)\b|: ?- ?@this`,
    examples: [
      'We credit you 12 EUR.',
      'Gutschrift: 12 EUR.',
      'Wir schreiben Ihnen 12 EUR gut.',
      'We will refund the postage of 12 EUR.',
      'Die Gebühr von 12 EUR wird Ihnen zurückerstattet.',
      'Your account has been credited with EUR 12.00.',
      'Postage: -12 EUR.',
    ],
    not: ['Please pay 12 EUR by credit card.', 'Postage: 8 EUR.', 'We charge 5-8 EUR.'],
  },
  {
    id: 'value_in_french',
    means: 'none',
    words: phrase`\b(?:assure\w*|assurance|valeur|remplacement|gratuit\w*|sans frais|d'habitude|normalement|offerts?|par (?:jour|semaine|mois)|en cas (?:de|d'))\b`,
    examples: ['Valeur assurée 90 EUR.', 'Pénalité de 2 EUR par jour.', 'En cas de perte : 90 EUR.'],
    not: ["Frais d'envoi 5 EUR."],
  },
  {
    id: 'penalty_in_french',
    means: 'penalty',
    words: phrase`\b(?:penalites?|amendes?|retards?|degats?|dommages?|abime\w*|deterior\w*|reparations?|perdue?s?)\b`,
    examples: ['Nous facturons 40 EUR pour les dégâts.'],
    not: ["Frais d'envoi 5 EUR."],
  },
  {
    id: 'unsure_in_french',
    means: 'doubt',
    words: phrase`\b(?:couterait|serait|seraient|pourrait|environ|maximum|hors|precedente?|derniere?|autre|ailleurs)\b`,
    examples: ['Le scan coûterait 12 EUR.'],
    not: ["Frais d'envoi 5 EUR."],
  },
  {
    id: 'charge_in_french',
    means: 'charge',
    words: phrase`\b(?:frais|port|factur\w+|coute\w*|tarif|participation|affranchissement)\b`,
    examples: ["Frais d'envoi 5 EUR.", 'Nous facturons 8 EUR de port.'],
    not: ['Valeur assurée 90 EUR.'],
  },
  {
    id: 'penalty',
    means: 'penalty',
    words: phrase`\b(?:damag\w*|loss|lost|fine[ds]?|overdue|late fees?|torn|repairs?|mahn\w*|schaden\w*|beschaedig\w*|verlust\w*|saeumnis\w*|versaeumnis\w*|ueberziehung\w*|reparatur\w*)\b`,
    examples: [
      'We charge 80 EUR for the damage.',
      'A fine of 10 EUR.',
      'Für die Beschädigung berechnen wir 40 EUR.',
    ],
    not: ['Postage: 8 EUR.'],
  },
  {
    id: 'not_this_loan',
    means: 'doubt',
    words: phrase`\b(?:outstanding|unpaid|offene\w*|earlier|previous|last|other|another|frueher\w*|letzte\w*|andere\w*|would|could|wuerde\w*|koennte\w*|maximum|up to|at most|bis zu|hoechstens|about|around|approx\w*|circa|ca|etwa|ungefaehr|or|oder|page|seite|vouchers?|plus|excluding|without|ohne|zzgl|zuzueglich|from|ab)\b`,
    examples: [
      'The outstanding invoice of 35 EUR.',
      'A scan would cost 35 EUR.',
      'Ohne Porto 12 EUR.',
      'We charge 2 EUR per page.',
      'It costs about 12 EUR.',
    ],
    not: ['Postage: 8 EUR.'],
  },
  {
    id: 'charge',
    means: 'charge',
    words: phrase`\b(?:charge[ds]?|charging|fees?|costs?|prices?|postage|p&p|shipping|handling|invoiced?|invoices|bill(?:ed)?|pay\w*|\w*kosten|kostet|\w*gebuehr\w*|\w*porto|preis|berechn\w*|\w*rechnung|entgelt\w*|\w*pauschale?|betrag\w*|betraegt|auslagen)\b|@this .{0,20}\b(?:auf|in|into|to) (?:unser|our|the|das) (?:konto|account|bank)\b|\b(?:for|at|fuer|um)(?: only| nur)? @this`,
    examples: [
      'Postage: 8 EUR.',
      'We charge 15 EUR.',
      'We can lend it for 12 EUR.',
      'Die Versandkosten betragen 9 EUR.',
      'Fernleihgebühr 5 EUR.',
    ],
    not: ['Value 300 EUR.'],
  },
]

const until = '(?:until|till|by|to|zum|bis(?: zum)?|spaetestens(?: am| zum| bis(?: zum)?)?)'
const dueWord =
  '(?:due|like (?:it|them) home|return\\w*|give back|send back|back(?! (?:pocket|cover|page|issue))|keep|yours|loan(?:ed)?|lent|borrow\\w*|renew\\w*|exten[ds]\\w*|rueckgabe\\w*|abgabe|ruecksend\\w*|\\w*frist\\w*|faellig\\w*|zurueck\\w*|verlaenger\\w*|behalten|entliehen|ausgeliehen|verliehen|ausleih\\w*|gerne? wieder)'

/** The purposes of dates and spans of time. */
export const timeRules: readonly ValueRule<TimeMeaning>[] = [
  {
    id: 'label',
    means: 'due',
    words: phrase`(?:^|[.!?;,] )(?:the )?(?:due(?: date| back)?|return date|date due|rueckgabe(?:datum|termin)?|leihfrist(?:ende)?|faellig(?:keit)?) ?: ?@this|\bnew (?:due )?date(?: is| will be)? @this`,
    examples: ['Due: 1 March 2027 postage 8 EUR.', 'Leihfrist: 01.03.2027 Porto 8 EUR.'],
    not: ['Sent: 1 March 2027.'],
  },
  {
    id: 'closed',
    means: 'other',
    words: phrase`\b(?:closed?|closing|closure|reopen\w*|open(?:s|ing)?|geschlossen|schliess\w*|geoeffnet|oeffn\w*|\w*ferien|\w*urlaub|holidays?|vacation|on leave|away|abwesend|nicht besetzt|not staffed|inventur|stocktaking|suspend\w*|paused|notices? (?:stop|pause)|wieder (?:fuer sie )?(?:da|erreichbar|besetzt)|back (?:in the office|at work))\b|\bhaben\b.*@this.*\bzu(?= ?(?:[.!]|$))`,
    examples: [
      'We are closed until 7 January 2027.',
      'Wir haben bis 07.01.2027 geschlossen.',
      'Ab 07.01.2027 sind wir wieder für Sie da.',
    ],
    not: ['Please return it by 7 January 2027.'],
  },
  {
    id: 'tracked',
    means: 'other',
    words: phrase`\b(?:track(?!ed)\w*|(?:be|is|being) tracked|\w*verfolg\w*|link|download\w*|abruf\w*|online|expires?|valid|gueltig|pick(?:ed)? ?up|abhol\w*|abgeholt)\b`,
    examples: ['The parcel can be tracked until 31 January 2027.', 'Der Link ist bis 31.01.2027 gültig.'],
    not: ['It is due on 31 January 2027.'],
  },
  {
    id: 'payment',
    means: 'other',
    words: phrase`(?:\b(?:fees?|fines?|charges?|invoices?|payments?|pay|paid|payable|bill|amount|money|geld|\w*gebuehr\w*|\w*rechnung|zahl\w*|betrag|ueberweis\w*)\b|@money)(?!.*\b(?:books?|items?|loan period|returned|return it|buch|leihfrist|rueckgabe)\b.*@this)`,
    examples: ['A fine of 10 EUR is due by 1 February 2027.', 'Die Rechnung ist bis 01.02.2027 zu zahlen.'],
    not: ['No fee, the book is due on 1 February 2027.'],
  },
  {
    id: 'closed_in_french',
    means: 'other',
    words: phrase`\b(?:fermet\w*|fermes?|fermee?s?|fermons|fermera|rouvr\w*|ouvert(?:e|s|es|ure)?|ouvr(?:e|ons|ira)|conges?|vacances|inventaire|exposition)\b`,
    examples: ['Nous sommes fermés le 3 janvier 2027.', "L'exposition dure jusqu'au 30 juin 2027."],
    not: ['À rendre le 3 janvier 2027.'],
  },
  {
    id: 'payment_in_french',
    means: 'other',
    words: phrase`\b(?:factures?|paiement|payer|regler|reglement|virement)\b`,
    examples: ['Merci de régler le 1 février 2027.'],
    not: ['À rendre le 1 février 2027.'],
  },
  {
    id: 'sent_in_french',
    means: 'done',
    words: phrase`\b(?:expedi\w+|envoye\w*|poste\w*|partie?s?|remise?s?|confie\w*|recue?s?|depuis|en date)\b.{0,30}@this`,
    examples: ['Expédié le 28 novembre 2026 par la poste.', 'Le livre est parti le 28 novembre 2026.'],
    not: ['Retour le 28 novembre 2026.'],
  },
  {
    id: 'before_in_french',
    means: 'doubt',
    words: phrase`\bavant(?: le)? @this`,
    examples: ['À rendre avant le 20 décembre 2026.'],
    not: ['À rendre le 20 décembre 2026.'],
  },
  {
    id: 'due_in_french',
    means: 'due',
    words: phrase`\b(?:retours?|retourn\w+|rend(?:re|ez|u)|restitu\w+|renvoy\w+|echeance|nouvelle date|date limite|gard(?:er?|ez)|prolong\w+|renouvel\w+|prete?e?s?|reven(?:ir|u)|rentrer|attend(?:u|ue|us|ons)|vous l'avez|a nous rendre)\b.{0,60}@this`,
    examples: [
      'Date limite de retour : 3 mai 2027.',
      'À nous rendre pour le 4 mars 2027.',
      "Vous pouvez le garder jusqu'au 8 août 2027.",
      'Nouvelle échéance : 13 avril 2027.',
      'Le livre est attendu le 17 décembre 2026.',
    ],
    not: ['Nous sommes fermés le 4 mars 2027.', 'Expédié le 4 mars 2027.'],
  },
  {
    id: 'until_in_french',
    means: 'until',
    words: phrase`\bjusqu.(?:(?:au|a) )?@this`,
    examples: ["Il peut rester chez vous jusqu'au 6 août 2027."],
    not: ['Expédié le 4 mars 2027.'],
  },
  {
    id: 'overdue_for',
    means: 'done',
    words: phrase`@this(?: long| days?| weeks?)? overdue\b|\boverdue (?:for|by)(?: more than| over)? @this`,
    examples: ['The loan is two weeks overdue.', 'It is overdue by 3 weeks.'],
    not: ['Overdue, please return it by 15 January 2027.'],
  },
  {
    id: 'since',
    means: 'done',
    words: phrase`\b(?:since|seit)(?: the| dem)? @this`,
    examples: ['It is overdue since 15 January 2027.', 'Überfällig seit 15.01.2027.'],
    not: ['Due 15 January 2027.'],
  },
  {
    id: 'processing',
    means: 'other',
    words: phrase`\b(?:processed|processing|dealt with|answered|takes?|bearbeit\w*|dauer\w*)\b`,
    examples: ['Die Bearbeitung kann bis zu zehn Tage dauern.'],
    not: ['Return it within 5 days.'],
  },
  {
    id: 'reply',
    means: 'ask',
    words: phrase`\b(?:confirm\w*|reply|answer|let us know|tell us|respond|decide|bestaetig\w*|antwort\w*|rueckmeld\w*|melde\w*|entscheid\w*|reserv\w*|hold it|vormerk\w*|vorgemerkt)\b`,
    examples: ['Please confirm arrival by 10 December 2026.', 'Bitte bis 10.12.2026 bestätigen.'],
    not: ['Return it by 10 December 2026.'],
  },
  {
    id: 'before',
    means: 'doubt',
    words: phrase`\b(?:before|vor)(?: the| dem)? @this|@this[^.]{0,20}\b(?:receipt|erhalt|arrival|ankunft|eingang)\b`,
    examples: ['Please return it before 20 December 2026.', 'Rückgabe 4 Wochen nach Erhalt.'],
    not: ['Return it by 20 December 2026.'],
  },
  {
    id: 'home_again',
    means: 'due',
    words: phrase`\b(?:(?:be|it|them|come|see it) home|reach (?:us|our \w+)(?: again)?|(?:here|with us|to us) again|(?:see|have|want|like) (?:it|this|them|the \w+) (?:again|back|home)|bring (?:it|this|them|the \w+) back|zeit)\b.{0,60}@this|\b(?:am|bis(?: zum)?|zum) @this.{0,40}\b(?:gerne? wieder|wiederhaben|zurueckhaben|zurueckzugeben)\b`,
    examples: [
      'It wants to be home on 14 May 2027.',
      'It should reach our counter again on 6 December 2026.',
      'They need to be with us again on 5 January 2027.',
      'Please bring it back on 30 September 2027.',
      'Ihr habt Zeit bis Fasching, also 10. Februar 2027.',
      'Am 18.02.2027 hätten wir es gern wieder.',
    ],
    not: ['It was sent on 1 March 2027.', 'Am 01.03.2027 sind wir wieder da.'],
  },
  {
    id: 'due_on',
    means: 'due',
    words: phrase`\b(?:due(?: back| date)?|return(?: date)?(?: it| them)?|rueckgabe\w*|faellig|endet|ends?)(?: bitte)?(?: spaetestens)?(?: (?:here|with us|to us|at our \w+|in our \w+|bei uns|hier))?(?: is| ist)? (?:on|am)(?: the)? @this|\bnew (?:due )?date(?: is| will be|:)? @this|\b(?:am|zum) @this (?:wieder )?(?:faellig|zurueckzugeben|(?:bei uns|hier)(?: \w+){0,2} (?:ist|sind|sein|eintrifft|ankommt))\b`,
    examples: [
      'It is due back on 1 March 2027.',
      'Die Leihfrist endet am 01.03.2027.',
      'Fine by us, new date 5 April 2027.',
      'It is due back here on 1 March 2027.',
      'Bitte senden Sie es so ab, dass es am 01.03.2027 bei uns ist.',
    ],
    not: ['It was sent on 1 March 2027.'],
  },
  {
    id: 'arrival',
    means: 'done',
    words: phrase`\b(?:arriv\w*|reach(?:es)? you|be with you|delivery|delivered|zustell\w*|zugestellt|ankommen|eintreffen|bei ihnen sein)\b`,
    examples: ['It should arrive by 4 December 2026.', 'Zustellung bis 04.12.2026.'],
    not: ['Due 4 December 2026.'],
  },
  {
    id: 'may_be_due',
    means: 'doubt',
    words: phrase`\b(?:due|faellig|return date|rueckgabe)\b(?!.*\b(?:sent|shipped|mailed|posted|dispatched|gone|went|verschickt|versandt|gesendet|ging)\b).{0,60}\b(?:on|am|vom|of|from) @this`,
    examples: ['It is due in the main branch on 1 March 2027.'],
    not: ['Due 1 March 2027, sent on 2 December 2026.'],
  },
  {
    id: 'done',
    means: 'done',
    words: phrase`\b(?:on|am|vom|of|from|dated)(?: the)?:? @this(?! (?:or|oder)\b)|\b(?:ship(?:ping|ment)?|dispatch|sent|mailing) date ?:? ?@this|\b(?:versand|sende|liefer)datum ?:? ?@this|(?:^|\b(?:item|book|buch|band|medium) )(?:shipped|sent|mailed|posted|dispatched|despatched|verschickt|versandt|abgeschickt|gesendet) ?:? ?@this`,
    examples: [
      'We shipped it on 2 December 2026.',
      'Verschickt am 02.12.2026.',
      'Shipped 02.12.2026.',
      'Ship date: 2 December 2026.',
    ],
    not: ['Due 1 March 2027.'],
  },
  {
    id: 'due',
    means: 'due',
    words: phrase`\b${dueWord}\b(?!.{0,60}\b(?:sent|shipped|verschickt|versandt)\b).{0,60}@this|\b${until}(?: the| den| dem)? @this.{0,40}\b${dueWord}\b|\b(?:lent|lend|loan\w*|sent|ship\w*|keep|yours|have (?:it|them|the (?:book|item|volume)s?)|verlieh\w*|verleih\w*|ausgelieh\w*|leih\w*|versandt|verschickt)\b.{0,60}\b(?:for|fuer)(?: only| nur)? @this|^(?:for|fuer)(?: only| nur)? @this`,
    examples: [
      'Due date: 1 March 2027.',
      'Please return it by 1 March 2027.',
      'Leihfrist bis 01.03.2027.',
      'Bitte bis 01.03.2027 zurücksenden.',
      'The book is yours for 28 days.',
      'You can have it for 28 days.',
    ],
    not: ['Sent on 1 March 2027.'],
  },
  {
    id: 'until',
    means: 'until',
    words: phrase`\b${until}(?: the| den| dem)? @this`,
    examples: ['Shipped today, until 1 March 2027.'],
    not: ['Sent on 1 March 2027.'],
  },
]
