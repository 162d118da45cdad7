import type { AnchorMeaning } from './anchors.ts'
import { contrast, hearsay, offer } from './guards.ts'
import { phrase } from './phrase.ts'
import { damageTerms } from './terms.ts'

/** A closed class of words that may turn what an anchor says, in English, German and French. */
export type Danger = {
  readonly id: string
  readonly words: RegExp
  /** True where the words of the anchor itself count, too. */
  readonly inAnchor?: true
  /** True where the anchor is about another matter, and is no doubt either. */
  readonly dismisses?: true
  /** The meanings that it turns; absent for all. */
  readonly only?: readonly AnchorMeaning[]
}

const past: readonly AnchorMeaning[] = [
  'shipped',
  'cancel_accepted',
  'cancelled_by_partner',
  'renewed',
  'checked_in',
  'request_received',
]
const supply: readonly AnchorMeaning[] = ['shipped', 'will_supply']
const refusals: readonly AnchorMeaning[] = ['unfilled', 'renew_refused', 'cancel_refused']
const positive: readonly AnchorMeaning[] = [...past, 'will_supply', 'recalled', 'asks_return', 'overdue']
const stated: readonly AnchorMeaning[] = [...past, ...refusals, 'will_supply', 'recalled', 'overdue']

/** Anywhere in the sentence. */
export const sentenceDangers: readonly Danger[] = [
  {
    id: 'question',
    words: phrase`\?|^(?:could|can|would|will|did|do|does|has|have|had|is|are|was|were|may|shall|should) (?:you|we|it|the|this|that|your|our|they|there)\b|^(?:haben|hatten|koennen|koennten|wuerden|werden|sind|wollen|moechten|habt|koennt) (?:sie|ihr)\b|\b(?:pourriez|pouvez|voulez|souhaitez|avez|etes|acceptez)[- ]vous\b|\best-ce que\b`,
    only: stated,
  },
  {
    id: 'asked',
    words: phrase`\b(?:please (?:confirm|let us know|tell us|check|verify|advise|clarify|inform|ask)|do you know|like to know|(?:let|tell) (?:us|me) know (?:if|whether|how)|bitte (?:bestaetigen|pruefen|klaeren|teilen|geben sie (?:uns )?(?:bescheid|nachricht))|um (?:bestaetigung|rueckmeldung|auskunft|mitteilung)|merci de (?:nous )?(?:confirmer|preciser|indiquer|dire|verifier)|veuillez (?:nous )?(?:confirmer|preciser|indiquer))\b`,
    only: stated,
  },
  {
    id: 'condition',
    words: phrase`\b(?:before \w+ing|before (?:we|you|it|i)\b|bevor|avant d['e]|if|whether|unless|when(?! (?:your|our|we|i|the|it|my|you)\b.{0,40}\b(?:came|went|arrived|was|were|got|asked|opened|packed|wrote|left)\b)|whenever|as soon as(?! (?:possible|you can|convenient))|once(?! (?:more|again))|in case|provided|providing|assuming|subject to|depend\w*|on condition|wenn|falls|sofern|sobald|ob|solange|vorausgesetzt|es sei denn|vorbehalt\w*|abhaeng\w*|si|s'il|s'ils|des que|lorsque|quand|a condition|sous reserve|had (?:it|we|i) been|haetten wir|pourvu|tant que|au cas ou|en cas|sinon|or else|otherwise|andernfalls|ansonsten)\b`,
    only: stated,
  },
  { id: 'hearsay', words: hearsay, only: refusals },
  { id: 'hearsay', inAnchor: true, words: hearsay, only: positive },
  {
    id: 'not_so',
    words: phrase`\b(?:nicht so|stimmt nicht|kann sein|not (?:true|the case|so)|ce n'est pas que|auf antrag|antrag|on request|nur auf)\b`,
    only: stated,
  },
  {
    id: 'hedge',
    words: phrase`\b(?:might|hope|hopes|hoping|hoped|hopefully|likely|unlikely|tentatively|provisionally|fingers crossed|seems?|seemed|appears? to|believe|rumou?r\w*|supposed|in theory|technically|chances?|eventuell|evtl|ggf|gegebenenfalls|womoeglich|moeglicherweise|scheint|scheinbar|anscheinend|theoretisch|hoffen|hoffe|voraussichtlich|peut-etre|probablement|sans doute|esperons|espere|semble|parait|il se peut|eventuellement|normalement|en principe|apparemment|theoriquement)\b`,
    only: stated,
  },
  {
    id: 'elsewhere',
    inAnchor: true,
    words: phrase`\b(?:another|other|different|previous|earlier|last|former|wrong) (?:library|libraries|institution|branch|requests?|orders?|loans?|items?|books?|volumes?|title|parcel|copy|copies|edition|address|year|month|time)\b|\b(?:another|other) (?:reader|borrower|user|patron|student|person|customer|member)\b|\bothers? (?:follow|will|are|come)\b|\bfirst (?:volume|part|parcel|book)\b|\bsecond (?:copy|volume|book|item|parcel|request)\b|\b(?:andere[nrms]?|fruehere[nrms]?|vorige[nrms]?|letzte[nrms]?|zweite[nrms]?|falsche[nrms]?) (?:bibliothek\w*|einrichtung\w*|bestellung\w*|anfrage\w*|buch|buecher|medium|band|titel|exemplar\w*|auflage|ausgabe|sendung|paket|adresse|jahr|mal|monat)\b|\b(?:autre|autres|precedent\w*|derniere?|deuxieme|second|mauvaise?) (?:bibliotheque|demande|livre|ouvrage|titre|exemplaire|volume|document|colis|edition|tome|fois|annee|lecteur|lectrice|usager|usagere|etudiant)\b|\bl'(?:annee|an) derni\w+`,
    only: stated.filter((each) => !refusals.includes(each)),
  },
  {
    id: 'part',
    inAnchor: true,
    words: phrase`\b(?:volumes?|vols?|baende|band|bd|parts?|teil|issues?|heft|tomes?|fascicule|numero)\b\.? ?(?:no\.? |nr\.? |n° )?(?:\d|[ivx]+\b|one|two|three|eins|zwei|drei|un\b|deux|trois)|\b(?:partly|partially|apart from|except|some of|part of|half of|one of (?:the|them)|not all|the rest|the remaining|both volumes|teilweise|ausser(?! haus)|bis auf|ein teil|einen teil|uebrigen|den rest|nur (?:das|den|die|der|ein|eine|einen)|only (?:the|one|a|part|volume)|just the|seulement|uniquement le|sauf|une partie|le reste|l'un des)\b`,
    only: [...past, ...refusals, 'will_supply'],
  },
  {
    id: 'copy_instead',
    inAnchor: true,
    words: phrase`\b(?:scan|scans|scanned|pdf|photocop\w+|electronic\w*|kopien?|fotokopien?|gescannt|digital\w*|numeris\w+|photocopie\w*|e-?books?|microfilm\w*|instead|alternatively|stattdessen|ersatzweise|a la place|plutot)\b`,
    only: ['shipped', 'will_supply', 'request_received'],
  },
  {
    id: 'correction',
    words: phrase`\b(?:(?<!sauf )erreur|trompee?|meprise|annule et remplace|ne tenez pas compte|contrairement|contre (?:\d|remboursement|@money)|against payment|nachnahme|by accident|accidental\w*|by mistake|versehentlich|irrtuemlich)\b`,
    only: stated,
  },
  {
    id: 'topic',
    words: phrase`^(?:pour (?:la|le|l'|les|celle|celui)\b|quant (?:a|au)\b|as (?:for|to)\b|what about|zu \d|zum anderen)|\b(?:conditions? suivantes?|aux conditions|following conditions?|folgenden bedingungen|folgender bedingung)\b`,
    only: stated,
  },
  {
    id: 'was_out',
    inAnchor: true,
    words: phrase`\b(?:was|were|war|waren|wird|werden|etait|etaient|sera|seront)\b.{0,30}\b(?:on loan|checked out|in use|out|lent|(?:aus|ver|ent)(?:ge)?liehen|emprunte\w*|prete\w*|sorti\w*)\b`,
    only: ['unfilled'],
  },
  {
    id: 'request_itself',
    inAnchor: true,
    words: phrase`\b(?:request|order|mail|e-?mail|message|attachment|bestellung|anfrage|anhang|mails?|demande|courriel|addresse?|adresse|library|bibliothek|bibliotheque|catalogu?e|katalog|website|webseite|van|system|server|scanner|form|formular|formulaire|page|pages|seiten?|colis|paket|parcel|package)\b.{0,40}\b(?:find\w*|found|gefunden|locate\w*|trouv\w*|available|verfuegbar|disponible|vorhanden|missing|fehl\w*|manqu\w*|introuvable)\b|\b(?:find|found|locate|see) (?:your|the|this|any) (?:request|order|mail|message|attachment|address|library|page)|\btrouvons pas (?:votre|la|l') ?(?:demande|adresse)`,
    only: ['unfilled'],
  },
  { id: 'damage', words: damageTerms, only: ['checked_in'] },
  {
    id: 'not_the_item',
    inAnchor: true,
    words: phrase`\b(?:wrong|falsche\w*|mauvais\w*|branch|filiale|zweigstelle|annexe|undeliverable|unzustellbar|empty|leer\w*|vide|post office|depot|customs|zoll|douane|a la poste|checked in (?:our|the)|(?:i|we) (?:got|am|was|are|were|came) back|from (?:holiday|vacation|leave)|aus dem urlaub|back (?:to normal|on the list|at work|in the office|from)|(?:retour|demande) de (?:retour|vacances|conges))\b`,
    only: ['checked_in'],
  },
  {
    id: 'closed',
    words: phrase`\b(?:closed?|in dieser zeit|waehrend dieser|during (?:this|that|these)|pendant (?:cette|ce)|geschlossen|ferme\w*|fermeture|pruefen|noch zu klaeren|check\w*|decid\w*|entscheid\w*|verifi\w*)\b`,
    only: ['renewed', 'checked_in', 'unfilled'],
  },
  {
    id: 'van_goes',
    inAnchor: true,
    words: phrase`\b(?:van|courier|bus|train|driver|service|library|office|we|i|colleague|boss|post)\b (?:will |'ll |only )?(?:leave|leaves|go|goes|depart|departs|comes|head)\b`,
    only: ['will_supply'],
  },
  {
    id: 'helps',
    inAnchor: true,
    words: phrase`\bhelp (?:you )?(?:find|by|to find|locate)\b`,
    only: ['unfilled'],
  },
  {
    id: 'month_only',
    words: phrase`\b(?:rendre|retour|renvoyer|retourner)\b.{0,20}\b(?:en|fin|debut|mi|courant) (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b`,
    only: supply,
  },
  {
    id: 'relative',
    words: phrase`(?:^|, )(?:der|die|who|which|qui) (?:das|den|die|the|le|la|l')`,
    only: ['shipped'],
  },
  {
    id: 'lost',
    words: phrase`\b(?:lost|missing|damaged|stolen|verloren|vermisst|verschollen|gestohlen|perdu|perdus|perdues|egare\w*)\b`,
    only: ['shipped', 'will_supply', 'checked_in'],
  },
  {
    id: 'signature',
    inAnchor: true,
    words: phrase`\b(?:out of (?:print|operation|stock|order|service)|leaves something|remind (?:me|us)|erinnern sie|erinnere mich|in the new year|next year|naechstes jahr|im neuen jahr|l'annee prochaine|bindery|binders?|bookbinder|conservation|conservator|buchbinder\w*|restaur\w*|reliure|reparatur|werkstatt|digitalisierung|studio|iphone|ipad|smartphone|mobile|android|handy gesendet|outlook)\b`,
    only: supply,
  },
  {
    id: 'will_be',
    inAnchor: true,
    words: phrase`^(?!.*\b(?:not|nothing|nicht|nichts|rien|pas|won't)\b).*\b(?:will|wird|werden|sera|shall)\b`,
    only: ['cancel_accepted'],
  },
  {
    id: 'came_back',
    dismisses: true,
    inAnchor: true,
    words: phrase`\b(?:zurueckerhalten|zurueckbekommen|zurueckgekommen|received (?:it|the \w+) back|back from you|recu en retour|came back|arrived back)\b`,
    only: ['unfilled'],
  },
  { id: 'years', words: phrase`\b(?:in|since|seit|en|depuis|im jahr) (?:19\d\d|20[01]\d)\b`, only: positive },
  { id: 'vouchers', words: phrase`\bvouchers?\b`, only: ['will_supply'] },
  {
    id: 'renewals',
    dismisses: true,
    inAnchor: true,
    words: phrase`\b(?:renewals?|renewed|extensions?|extended|verlaenger\w*|prolong\w*|renouvel\w*)\b`,
    only: ['unfilled'],
  },
  {
    id: 'withdrawn',
    words: phrase`\b(?:zurueckziehen|zurueckgezogen|widerruf\w*|widersprochen|withdraw (?:my|our)|take back (?:my|our|what)|taken? back|back out|retirer notre|revenir sur)\b`,
    only: ['shipped', 'will_supply', 'renewed'],
  },
  {
    id: 'you_did',
    inAnchor: true,
    words: phrase`\b(?:you|your library|your colleague)(?:'ve| have| had)? (?:already |recently |just )?(?:shipped|sent|returned|cancell?ed|renewed|received|wrote|asked|requested|posted)\b|\b(?:von ihnen|haben sie|hatten sie|sie haben|ihr habt|habt ihr|vous avez|avez-vous|vous aviez)\b`,
    only: [...past, ...refusals, 'will_supply', 'overdue'],
  },
]

/** In the clause of the anchor. */
export const clauseDangers: readonly Danger[] = [
  {
    id: 'negation',
    words: phrase`\b(?:not|never|none|neither|nor|without|nothing|nobody|no(?!\.? ?\d|\. )|cannot|hardly|barely|nicht|kein|keine[nmrs]?|nie|niemals|niemand|ohne|weder|nichts|keineswegs|keinesfalls|kaum|ne|n'|pas|plus(?! (?:tard|tot|vite))|jamais|aucune?|ni|sans|rien|personne|non(?!-))\b|n't\b|\bn'[a-z]`,
  },
  {
    id: 'plea',
    words: phrase`\b(?:please|kindly|pls|bitte|merci de|veuillez|priere de|be sure to|make sure|ensure|must|muss|muessen|doit|soll|sollen)\b`,
    only: ['shipped', 'checked_in', 'cancel_accepted', 'request_received'],
  },
  {
    id: 'not_yet',
    words: phrase`\byet\b|\bstill\b(?! (?:going|fine|ok|today))|(?<!\bheute )\bnoch\b(?! ?mal\b)(?! heute| diese woche| am @date| in dieser woche| bis)|\bpas encore\b|\btoujours\b`,
    only: [...past, ...refusals],
  },
  {
    id: 'ahead',
    words: phrase`\b(?:will|shall|'ll|going to|to be|being|ready|soon|tomorrow|next (?:week|month|year|monday|tuesday|wednesday|thursday|friday)|shortly|in the next|about to|waiting|planned|scheduled|geplant|vorgesehen|prevu|prevus|prevues|wird|werden|bald|morgen(?! frueh abgeholt)|demnaechst|in kuerze|naechste woche|naechster woche|sera|seront|sere[zs]|serons|demain|bientot|prochain\w*|la semaine prochaine|pret a|va etre|vont etre)\b|'ll\b`,
    only: ['shipped', 'checked_in', 'cancelled_by_partner', 'overdue'],
  },
  {
    id: 'mood',
    words: phrase`\b(?:would(?! be (?:happy|glad|pleased|delighted))|could(?!n't)|might|may(?! (?:keep|have (?:it|the|this|them)|hold|retain|use|hang|borrow|19|20|\d))|should|wuerde|wuerden|koennte|koennten|sollte|sollten|duerfte|waere|waeren|haette|haetten|pourrait|pourrions|pourrais|devrait|serait|aimerait|aurions|aurait|aurais)\b`,
    only: [...past, ...refusals, 'will_supply', 'recalled'],
  },
  {
    id: 'would',
    words: phrase`\b\w+'d (?:have|love|like|need)\b`,
    only: [...past, ...refusals, 'will_supply', 'recalled'],
  },
  {
    id: 'times',
    words: phrase`\b(?:twice|once|three times|several times|zweimal|dreimal|einmal|mehrfach|mehrmals|deux fois|une fois|trois fois)\b`,
    only: ['renewed'],
  },
  {
    id: 'quota',
    words: phrase`\b(?:more than|at a time|at once|(?:that|so|too) much|maximum|mehr als|gleichzeitig|plus de|a la fois)\b`,
    only: refusals,
  },
  { id: 'own_retry', words: phrase`\b(?:we|i|wir|ich|nous|je|on)\b`, only: ['retry_possible'] },
  {
    id: 'almost',
    words: phrase`\b(?:almost|nearly|practically|as good as|beinahe|fast|so gut wie|presque|quasi\w*)\b`,
    only: [...past, 'will_supply'],
  },
  {
    id: 'habit',
    words: phrase`\b(?:usually|in principle|ordinarily|automatically|automatisch|normally|generally|always|typically|as a rule|normalerweise|in der regel|ueblicherweise|eigentlich|grundsaetzlich|immer|sonst|often|rarely|sometimes|d'habitude|habituellement|en general|toujours|automatiquement|souvent|last (?:month|year|time)|years? ago|vor jahren|il y a (?:\w+ )?(?:ans|mois))\b`,
    only: [...past, 'will_supply', 'cancel_refused', 'renew_refused'],
  },
  {
    id: 'comes_back',
    dismisses: true,
    words: phrase`\b(?:comes?|coming|due|kommt|kommen|revient|reviendra|geht|goes)\b.{0,40}\b(?:back|zurueck|wieder|retour)\b`,
    only: ['will_supply'],
  },
  {
    id: 'towards_us',
    words: phrase`\b(?:back to us|to us|with us|zu uns|an uns|zurueck|retour|back)\b`,
    only: supply,
  },
  {
    id: 'until',
    words: phrase`\b(?:until|till|before|for the (?:moment|time being)|bis|vor(?= @date)|vorerst|jusqu'\w*|avant|pour l'instant)\b`,
    only: ['unfilled', 'cancel_refused'],
  },
  {
    id: 'for_now',
    words: phrase`\b(?:today|tomorrow|this (?:week|month|afternoon|morning)|next (?:week|month)|before christmas|heute|morgen|diese woche|diesen monat|naechste woche|aujourd'hui|demain|cette semaine)\b`,
    only: ['unfilled'],
  },
  {
    id: 'to_others',
    words: phrase`\b(?:to|for) (?:him|her|them|someone|somebody|schools?|private|individuals?|students?|abroad)\b`,
    only: ['shipped', 'will_supply', 'unfilled', 'checked_in'],
  },
  {
    id: 'third',
    words: phrase`\b(?:publisher|supplier|vendor|bookseller|verlag|lieferant|buchhandlung|editeur|fournisseur|libraire|somebody|someone|nobody|jemand|quelqu'un|they|he|she)\b`,
    only: supply,
  },
]

/** In the other clauses of the sentence. */
export const otherClauseDangers: readonly Danger[] = [
  { id: 'offer', words: offer, only: ['unfilled', 'cancel_accepted', 'cancelled_by_partner'] },
  { id: 'contrast', words: contrast },
  {
    id: 'taken_back',
    words: phrase`\b(?:lost|missing|unavailable|cancel\w*|declin\w*|refus\w*|returned|wrong|verloren|vermisst|storn\w*|abgelehnt|zurueckgekommen|perdu\w*|annul\w*|manqu\w*)\b`,
    only: ['shipped', 'will_supply', 'renewed'],
  },
  {
    id: 'also_denied',
    words: phrase`\b(?:not|never|cannot|can't|won't|n't|nicht|kein\w*|nie|ne|n'\w+|pas)\b(?=.{0,40}\b(?:sent|send|lend|lent|ship\w*|post|supply|gone|raus|weg|fertig|left|renew\w*|extend\w*|received|arrived|back|schick\w*|verschick\w*|geschickt|verleih\w*|liefer\w*|verlaenger\w*|erhalten|envoy\w*|pret\w*|prolong\w*|recu\w*)\b)`,
    only: positive,
  },
]

/** Behind the clause of the anchor. */
export const behindDangers: readonly Danger[] = [
  {
    id: 'turned',
    words: phrase`\b(?:but|however|although|though|except|aber|jedoch|allerdings|obwohl|sondern|whereas|mais|cependant|toutefois|pourtant|en revanche)\b`,
    only: positive,
  },
  {
    id: 'offered',
    words: phrase`\b(?:mais|cependant|toutefois|en revanche|volontiers|nous pouvons|copie|photocopie|numeris\w+|but|however|although|aber|jedoch|allerdings|sondern)\b`,
    only: refusals,
  },
]
