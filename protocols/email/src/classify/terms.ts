import { holds, phrase } from './phrase.ts'

/** Words and the code of ISO 18626 for what they say. */
export type Term = { readonly code: string; readonly words: RegExp }

const term = (code: string, words: RegExp): Term => ({ code, words })

const it = '(?:it|them|this|(?:the|this) (?:book|item|volume|copy|dvd)s?)'
const es = '(?:es|sie|ihn|das (?:buch|exemplar|medium|werk)|den (?:band|titel)|die dvd)'

/** Conditions of a loan: codes of the open list LoanCondition. */
export const conditionTerms: readonly Term[] = [
  term(
    'LibraryUseOnly',
    phrase`\b(?:for )?(?:in-?|in )?(?:library|reading room|on-?site)(?: |-)use only\b|\b(?:for )?in-?(?: )?library use(?: only)?\b|\b(?:only )?(?:for )?use(?:d)? (?:only )?(?:in|at|within|inside) (?:the|your|our) (?:library|reading room)(?: only)?\b|\b(?:nur |ausschliesslich )?(?:zur |fuer die )?(?:benutzung|nutzung|einsicht|einsichtnahme) (?:nur |ausschliesslich )?(?:im (?:lesesaal|haus)|in (?:der|ihrer|den) (?:bibliothek|raeumen)|vor ort)(?: \w+)?\b|\bnur (?:im lesesaal|fuer den lesesaal|in den lesesaal|lesesaal|lesesaalbenutzung|lesesaalnutzung)(?: zu benutzen| benutzbar)?\b|\blesesaal(?:be)?nutzung\b|(?:\bnot|n't)(?: let \w+| be| to be)? tak(?:e|en) (?:it |them |this )?(?:out|home|away)(?: of (?:the|your) (?:library|building|reading room))?\b|\b(?:must|may|should|can) ?not leave (?:your|the) (?:library|building|reading room)\b|\bnicht (?:mit nach hause|ausser haus)\b`,
  ),
  term(
    'NoReproduction',
    phrase`\b(?:no (?:copies|copying|reproductions?|photocopying|photocopies|scanning|scans)|(?:must|may) not be (?:copied|photocopied|reproduced|scanned)|do not (?:copy|photocopy|scan|reproduce))\b|\b(?:nicht (?:kopieren|scannen|vervielfaeltigen)|keine (?:kopien|vervielfaeltigung(?:en)?|reproduktion(?:en)?|scans)|kopieren (?:nicht gestattet|verboten)|kopierverbot)\b`,
  ),
  term(
    'SignatureRequired',
    phrase`\b(?:signature (?:is )?required|(?:user|reader|patron) must sign|(?:gegen )?unterschrift(?: ist)? (?:erforderlich|noetig)|gegen unterschrift)\b`,
  ),
  term(
    'SpecCollSupervReq',
    phrase`\b(?:special collections?(?: supervision)?(?: required)?|under supervision|supervised use|(?:nur )?unter aufsicht|sonderlesesaal)\b`,
  ),
  term(
    'NoRenewals',
    phrase`\b(?:no (?:further |more )?renewals?(?: (?:are |is )?(?:possible|allowed|permitted))?|(?:can ?not|may not|must not) be renewed|not renewable|non-?renewable|last renewal|(?:ein )?(?:weiteres|noch ein|zweites) mal geht (?:es )?(?:leider )?nicht|keine (?:weitere )?verlaengerung(?:en)?(?: (?:ist |sind )?moeglich)?|(?:weitere )?verlaengerung(?:en)?(?: (?:ist|sind))? (?:danach )?ausgeschlossen|verlaengerung(?:en)?(?: (?:ist|sind|danach|dann|aber|leider|allerdings|jedoch)){0,5} nicht(?: mehr)? moeglich|renewals? (?:is |are )?not (?:possible|allowed|permitted)|nicht (?:mehr )?verlaengerbar|letzte verlaengerung)\b|\bverlaengerung ?: ?(?:nicht moeglich|keine|nein)\b|\b(?:this|that) (?:is|will be)(?: the| your)?(?: very)? (?:last|final) (?:one|time|extension|renewal)\b|\b(?:please )?(?:do not|don't) ask (?:me |us )?again\b|\b(?:zum letzten mal|das letzte mal)\b`,
  ),
  term(
    'Available For Supply Without Return',
    phrase`\b(?:(?:there is )?no need to (?:return|send back) ${it}|(?:need not|does not need to|doesn't need to|do not need to|don't need to|need not to|does not have to|doesn't have to|don't have to|do not have to) (?:be (?:returned|sent back)|(?:return|send back) ${it}|send ${it} back)|(?:may|can) keep ${it}|keep ${it}|yours to keep|(?:koennen|duerfen) (?:sie )?${es} (?:gerne? )?behalten|behalten sie ${es}|${es} (?:gerne? )?behalten|nicht (?:mehr )?(?:zurueckgegeben|zurueckgesandt|zurueckgeschickt) werden|nicht (?:mehr )?(?:an uns )?(?:zurueckzu(?:geben|senden|schicken)|zurueck(?:geben|senden|schicken))|(?:rueckgabe|ruecksendung) (?:ist )?(?:nicht (?:noetig|notwendig|erforderlich)|entfaellt)|keine (?:rueckgabe|ruecksendung) (?:noetig|notwendig|erforderlich))(?: back)?(?: to us)?(?=[ ]*(?:$|[.!,;]|any ?more|any longer|permanently|for good|as|since))`,
  ),
]

/** Words for an item that came back damaged or not whole. */
export const damageTerms = phrase`\b(?:damag\w*|torn|tear|missing|stain\w*|wet|water|mou?ld\w*|broken|in (?:a )?(?:poor|bad) condition|poor condition|marked|underlined|beschaedig\w*|schaden|gerissen|eingerissen|zerrissen|fehl\w*|flecken|fleckig|nass|wasser\w*|schimmel\w*|in schlechtem zustand|in keinem guten zustand|anstreichungen|kaputt)\b`

/** The clause of a return that says in which state the item came back. */
export const damageReport = phrase`(?:\b(?:but|however|although|and|aber|jedoch|allerdings|und)\b,? )?(?:\b(?:it|the \w+|there|some|several|\w+ pages?|es|das \w+|der \w+|die \w+|er|sie|einige|mehrere|\w+ seiten?)\b )?(?:(?:is|are|was|were|has|have|had|came|come|back|ist|sind|war|waren|kam|hat|haben|wurde|wurden)\b ){0,2}(?:\b(?:badly|slightly|now|very|leider|stark|leicht|sehr|etwas)\b ){0,2}\b(?:damaged?|torn|missing|stained|wet|mouldy|moldy|broken|in (?:a )?(?:poor|bad) condition|beschaedigt|gerissen|eingerissen|zerrissen|nass|fleckig|in schlechtem zustand|kaputt|fehlt|fehlen)\b`

/** The reasons for which an item is not supplied: codes of the open lists ReasonUnfilled and ReasonRetry, the more telling first. */
export const unfilledReasons: readonly Term[] = [
  term(
    'NotHeld',
    phrase`\b(?:do not|don't|does not|doesn't|no longer|never) (?:own|hold|have|owned|held|possess)\b|(?:\bnot|n't) (?:owned|held|in our (?:collections?|holdings|library|stock|catalogu?e))\b|\blacks?\b|\b(?:nicht|kein\w*)(?: \w+){0,3} (?:im bestand|in unserem bestand|vorhanden|nachgewiesen)\b|\b(?:haben|besitzen|fuehren) wir(?: leider)? (?:nicht|kein)|\bwir (?:besitzen|fuehren)\b`,
  ),
  term(
    'OnLoan',
    phrase`\b(?:on loan|checked out|charged out|lent out|loaned out|in use|borrowed|ausgeliehen|entliehen|verliehen|vorgemerkt|on hold for)\b`,
  ),
  term('AtBindery', phrase`\b(?:bindery|being bound|binding|buchbinder\w*)\b`),
  term(
    'PoorCondition',
    phrase`\b(?:fragile|poor condition|bad condition|damaged|too old|brittle|beschaedigt|fragil|empfindlich|schlechte[mrn]? zustand|restaurierung|reparatur|being repaired)\b`,
  ),
  term(
    'NotOnShelf',
    phrase`(?:\bnot|n't)(?: currently)? on (?:the |our |its )?shel(?:f|ves)\b|\b(?:find|locate|found|located|missing|lost|vermisst|verschollen|auffindbar|gefunden|zu finden|verlust|abhanden)\b|\bnicht(?: \w+){0,2} (?:am|an seinem|auf dem|im) (?:standort|platz|regal)\b`,
  ),
  term(
    'NonCirculating',
    phrase`\b(?:non-?circulating|(?:not|n't) circulate|reference (?:only|copy|item|collection)|not for loan|reading room only|praesenz\w*|nicht(?: \w+){0,2} (?:ausleihbar|verleihbar|entleihbar)|handapparat|rara|rare book)\b`,
  ),
  term(
    'PolicyProblem',
    phrase`\b(?:policy|policies|licen[cs]e|licensing|copyright|publisher|embargo|abroad|internationally|urheberrecht\w*|lizenz\w*|verlag|ausland|leihverkehrsordnung|richtlinien)\b`,
  ),
  term(
    'NotAvailableForILL',
    phrase`\b(?:interlibrary loans?|ill|inter-library loans?|interlibrary lending|to (?:another|other) librar(?:y|ies)|an andere bibliotheken|fernleihe|leihverkehr|fernleih\w*)\b`,
  ),
  term(
    'OnOrder',
    phrase`\b(?:on order|in process|being catalogu?ed|in cataloguing|im geschaeftsgang|bestellt, aber|in einarbeitung)\b`,
  ),
]

/** A price that is not named: "charges as per our tariff". */
export const unnamedPrice = phrase`\b(?:charges?|fees?|costs?|prices?|postage|\w*kosten|\w*gebuehr\w*|preise?|porto)\b.{0,60}\b(?:tariff|price list|web ?site|as per|apply|applies|var(?:y|ies)|depend\w*|by weight|gebuehrenordnung|tarif\w*|preisliste|richten sich|nach aufwand|je nach|variier\w*)\b`

/** Words of a price that a sentence does not deny: it has an amount in words, or none. */
const namedPrice = phrase`\b(?:charge|charges|charged|fees?|costs?|prices?|postage|porto|\w*kosten|kostet|\w*gebuehr(?:en)?|preise?|entgelt)\b`
const deniedPrice = phrase`\b(?:no|not|none|without|free|nothing|waive\w*|n't|kein\w*|ohne|frei|nichts|nicht|kostenlos|kostenfrei|gratis|entfaell\w*)\b`

/** Returns whether a sentence in plain form speaks of a price and denies none. */
export const speaksOfPrice = (plain: string): boolean =>
  holds(plain, namedPrice) && !holds(plain, deniedPrice)

/** Words beside an amount of money that is a price. */
export const priceWords = phrase`\b(?:cost\w*|charge\w*|fees?|price|pay\w*|invoice\w*|kosten|kostet|betrag\w*|betraegt|gebuehr\w*|preis|berechn\w*|rechnung|entgelt|pauschale)\b`

/** The wish of the reader, on which another attempt depends, and nothing else: "if your reader can wait, ask again". */
export const readersWish = phrase`\b(?:if|should) (?:you|they|your (?:reader|patron|user|student|borrower)) (?:can wait|(?:still )?(?:want|wish|need|require)(?:s|ed)?|(?:is|are) still interested)[^,.;!?]{0,30}|\b(?:falls|wenn|sofern|sollten?) (?:sie|ihr (?:leser|nutzer|kunde)|ihre (?:leserin|nutzerin|kundin)|es|das buch)\b[^,.;!?]{0,30}\b(?:warten|interess\w+|benoetigt|brauchen|gebraucht|wuenschen|moechten)(?: (?:kann|koennen|wird|werden|ist|sind|haben|hat|sollte|sollten))?`

/** Further words for the reasons of a refusal. They are taken out before the guards look. */
export const refusalReasons: readonly RegExp[] = [
  phrase`\bso \w+(?: \w+)?,? (?:dass|that)\b`,
  phrase`\b(?:any ?more|any longer|too late|zu spaet)\b`,
  phrase`\b(?:outside (?:of )?(?:the |our )?\w+|abroad|overseas|internationally|to other countries|ins ausland|im ausland|ausserhalb (?:von |der |des )?\w+)\b`,
  phrase`\b(?:requested|reserved|needed|wanted|recalled|on hold|waited for) (?:by|for) (?:another|a|one of our|other) (?:patron|reader|user|borrower|library|student|customer)s?\b`,
  phrase`\b(?:another|a|one of our(?: own)?|some of our(?: own)?|our own|some(?:one|body)(?: else)?) ?(?:patron|reader|user|borrower|library|student|customer|member|colleague|lecturer|professor)?s? (?:(?:is|are)(?: already)? waiting|(?:has|have) (?:requested|reserved|asked)|needs?|wants?)(?: (?:for )?(?:it|them|this|the (?:book|item)))?\b`,
  phrase`\b(?:ein|eine|einer|unserer?|mehrere|andere?r?) (?:anderer? )?(?:leser\w*|nutzer\w*|benutzer\w*|student\w*|kollegin|kollege|professor\w*|person) (?:wartet|warten|braucht|brauchen|benoetigt|moechte)(?: (?:schon |bereits |dringend )?(?:darauf|es|das buch|den band))?\b`,
  phrase`\b(?:von|fuer|durch) (?:einem|einen|eine[rn]?|anderen|andere) (?:anderen |andere )?(?:leser\w*|nutzer\w*|benutzer\w*|person)(?: (?:vorgemerkt|benoetigt|angefordert|bestellt|reserviert|erwartet))?\b`,
  phrase`\b(?:due back|expected back|back)(?: again)? (?:in|around|about|towards) (?:the )?(?:(?:early|mid|late|end of|beginning of) )?(?:january|february|march|april|may|june|july|august|september|october|november|december|\w+ weeks?|new year)\b`,
  phrase`\b(?:rueckgabe|rueckkehr|zurueck|wieder da)(?: (?:ist|wird))? (?:voraussichtlich|vermutlich|fruehestens|etwa|wohl|erst)(?: (?:im|in|am|ende|anfang|mitte|erst|der|naechsten|\d{1,2}|zwei|drei|vier|sechs|wochen|monaten?|januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember|@date)){1,3}`,
  phrase`\bkommt (?:(?:voraussichtlich|wohl|erst|vermutlich) )?(?:am @date|(?:im|anfang|mitte|ende) \w+) zurueck\b`,
  phrase`\b(?:und )?(?:ist |wird )?(?:voraussichtlich|vermutlich|wohl|etwa|fruehestens) (?:(?:erst|im|in|am|anfang|mitte|ende|der|naechsten|wieder|@date|januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember) ?){1,4}(?:wieder )?(?:zurueck|da|verfuegbar|frei)\b`,
  phrase`\b(?:(?:und )?(?:zweimal|dreimal|mehrfach) )?(?:vorgemerkt|vormerkung(?:en)?)\b`,
  phrase`\b(?:our )?(?:licen[cs]es?|polic(?:y|ies)|publishers?|rules|regulations|copyright)(?: terms)? (?:does not|doesn't|do not|don't|will not) (?:allow|permit|let)(?: (?:it|this|us|us to|copying|ill|interlibrary loans?)){0,3}\b`,
  phrase`\b(?:(?:it|this|the (?:book|item|volume)) (?:is|has been)|it's) (?:reserved|on hold|requested)(?: here)?\b(?! for you)`,
]
