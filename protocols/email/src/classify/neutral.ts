import { phrase } from './phrase.ts'

/** Polite phrases. They are removed from a sentence before it is classified; a reply that holds nothing else is a message. */
export const courtesies: readonly RegExp[] = [
  phrase`^(?:das )?machen wir gerne?(?=[,.!])|^(?:that's |this is )?fine by us(?=[,.!])`,
  phrase`^(?:yes|ja|ok|okay|sure)?,? ?(?:no problem|no worries|that's fine|that is fine|fine|of course|kein problem|geht klar|alles klar),(?= \w)`,
  phrase`^(?:no problem|no worries|you're welcome|you are welcome|certainly|of course|sure|kein problem|gern geschehen|gerne?(?=,)|alles klar|selbstverstaendlich|natuerlich|great|perfect|super|prima)\b[,.!]?`,
  phrase`^(?:dear|hello|hi|good (?:morning|afternoon|day|evening)|greetings)\b[^,.!:?]{0,60}(?:[,.!:]|$)`,
  phrase`\b(?:many )?thank(?:s| you)(?: very much| so much| again)?(?: for (?:your |the |using |choosing )?[^,.!?;]{0,80}?)?(?= ?(?:$|[,.!?;-]|and |but |we |i |unfortunately|which |it |the (?:book|item|article)))`,
  phrase`\b(?:in (?:reply|response|answer) to|regarding|concerning|with (?:reference|regard) to|re:) (?:your |the )?(?:ill |interlibrary loan |loan |library )?(?:request|order|e-?mail|letter|message|inquiry|enquiry)(?: (?:of|from|dated))?(?: @date)?`,
  phrase`\b(?:please )?(?:do not|don't) hesitate to [^,.!?;]{0,80}`,
  phrase`\b(?:please )?(?:let us know|contact us|let me know|write to us|call us)(?: (?:by|at|via) @?\w+)? (?:if|should) (?:you (?:have|need|require)|there (?:is|are)|we can (?:help|be of))[^.!?;]{0,100}`,
  phrase`\b(?:we (?:are|'re) |i'm |we )?(?:very |so )?(?:sorry|apologi[sz]e|apologies)(?: (?:for|about)(?: the| any| our| this)?(?: \w+){1,4}| to (?:say|tell you|inform you|let you know|hear)(?: that)?| that)?(?:,? but)?\b`,
  phrase`\b(?:we |i )?(?:regret(?: to (?:say|tell you|inform you|let you know))?|are afraid|am afraid|i'm afraid)(?: that)?\b`,
  phrase`\b(?:this is to (?:inform|tell|let) you(?: know)? that|please (?:note|be advised|be informed) that|we (?:would like to|want to|wish to|are writing to|hereby) (?:inform|tell|let) you(?: know)? that|just to (?:let you know|inform you)(?: that)?|(?:we are|i am|we're|i'm) (?:happy|glad|pleased) to (?:confirm|inform you|tell you|let you know|say)(?: that)?|(?:we|i) (?:can )?(?:hereby )?confirm that|good news)\b`,
  phrase`\bhave a (?:nice|good|great|lovely) \w+`,
  phrase`\b(?:with )?(?:best|kind|kindest|warm) (?:regards|wishes)\b.*`,
  phrase`^(?:sehr geehrte|liebe|guten (?:tag|morgen|abend)|hallo|moin|gruess gott|werte)\b[^,.!:?]{0,60}(?:[,.!:]|$)`,
  phrase`\b(?:vielen |besten |herzlichen |schoenen )?dank(?: fuer [^,.!?;]{0,80}?)?(?= ?(?:$|[,.!?;-]|und |aber |wir |leider |das |die ))|^danke(?: schoen| sehr)?(?: fuer [^,.!?;]{0,80})?`,
  phrase`\b(?:auf|zu) ihre(?:r)? (?:bestellung|anfrage|mail|e-?mail|nachricht)(?: vom)?(?: @date)?`,
  phrase`\b(?:bei|fuer) (?:fragen|rueckfragen|weitere fragen|weiteren fragen)\b[^.!?;]{0,100}`,
  phrase`\b(?:falls|wenn|sollten) sie (?:noch |weitere )?(?:fragen|rueckfragen|probleme)\b[^.!?;]{0,80}`,
  phrase`\b(?:es tut (?:uns|mir) (?:sehr )?leid(?:,? aber)?|wir bedauern(?: es)?(?: sehr)?(?:,? (?:ihnen mitteilen zu muessen|mitteilen zu muessen))?|leider muss(?:en)? (?:wir|ich) ihnen mitteilen|zu unserem bedauern|tut uns leid)(?:,? dass)?`,
  phrase`\b(?:wir (?:moechten|koennen|duerfen) ihnen mitteilen|hiermit teilen wir ihnen mit|wir teilen ihnen mit|zur info(?:rmation)?)(?:,? dass)?\b|\b(?:hiermit )?(?:bestaetigen wir|wir bestaetigen)(?: ihnen)?,? dass\b`,
  phrase`\bheute (?:morgen|frueh|vormittag|nachmittag)\b|\bguten morgen\b`,
  phrase`\bmit (?:freundlichen|besten|vielen|herzlichen) gruessen\b.*|\b(?:viele|beste|freundliche|liebe|schoene) gruesse\b.*`,
]

/** Phrases in letters that do not answer anything. They are removed before the guards check a sentence. */
export const asides: readonly RegExp[] = [
  phrase`\b(?:as (?:it|this) is )?(?:a )?part of (?:our|the) (?:reference|special|rare books?) collections?\b`,
  phrase`\b(?:the |an |our )?(?:invoice|bill) (?:follows|will follow|is enclosed|is attached|to follow|enclosed|will be sent)(?: separately| by (?:e-?mail|post))?\b|\b(?:die |eine |unsere )?rechnung (?:folgt|liegt bei|ist beigelegt|kommt|wird)(?: noch| separat| per (?:post|mail|e-?mail)| nachgereicht| zugeschickt){0,3}\b`,
  phrase`\b(?:please |kindly )?(?:try|ask|contact|order from|request (?:it|this)? ?from) (?:another|other|a different) (?:library|libraries|institution|supplier)\b|\b(?:please )?try elsewhere\b|\bbitte (?:anderswo|woanders|anderweitig|bei (?:einer )?anderen bibliothek(?:en)?) (?:bestellen|anfragen|versuchen)\b`,
  phrase`\b(?:und )?(?:wir )?bitten (?:sie )?um (?:die |baldige |umgehende |eine )?rueckgabe\b`,
  phrase`\bbitte (?:fristgerecht|puenktlich|rechtzeitig|termingerecht) zurueck(?:geben|senden|schicken)\b`,
  phrase`\baus \w{3,30}(?:en|er|em) gruenden\b`,
  phrase`\b(?:the |our |a |an |die |eine |der |and |und )?(?:fees?|charges?|costs?|price|postage|kosten|gebuehr|preis|entgelt)(?: (?:for (?:this|the|a) (?:loan|copy|book|scan|service)|is|are|of|will be|betragen|betraegt|belaufen sich auf|von|in hoehe von|sind|liegt bei|liegen bei|:)| ?:)* @money`,
  phrase`\bif you (?:have|need|require|should have) (?:any |further |more |additional |other )[^.!?;]{0,100}`,
  phrase`\b(?:please )?(?:have|let us have) (?:it|this|them) back(?: (?:with|to) us)? by(?: the)? @date(?: please)?`,
  phrase`,? ?\b(?:please )?try (?:the )(?!same )\w+(?: \w+)?(?=[.!]?$)`,
  phrase`\b(?:die |ihre |das )?(?:sendung|paket|lieferung) kann\b[^.!?;]{0,60}\bverfolgt werden\b|\b(?:the |your )?(?:parcel|package|shipment) can be tracked\b[^.!?;]{0,80}`,
  phrase`\b(?:es |das )?kostet(?: \w+)? @money(?: (?:porto|versand|versandkosten))?`,
  phrase`\b(?:please )?(?:return|send|ship|mail|give)(?: (?:it|them|the (?:book|item|volume|loan|material|dvd)s?|back|to us)){0,3}(?: back)?(?: to us)? (?:by|before|until|till|on or before|no later than|not later than|on)(?: the)? @date`,
  phrase`\bplease (?:use|keep|include|enclose|attach|retain|leave|return it in|pack|insure|quote|handle)\b[^.!?;]{0,100}`,
  phrase`\bplease (?:do not|don't) (?:remove|copy|photocopy|detach|discard|write|affix|cover|reply|answer)\b[^.!?;]{0,100}`,
  phrase`\b(?:and |it |which |you |they |the (?:book|item|parcel|package|volume) ){0,2}(?:will|should) (?:arrive|reach you|be with you|be there|receive it|have it|get there|get it)\b[^.!?;]{0,60}`,
  phrase`\b(?:free of (?:any )?charge|(?:at )?no (?:extra )?(?:charge|cost|costs|fee|fees)|without (?:charge|cost)|for free|free)\b`,
  phrase`\b(?:no|not) later than\b`,
  phrase`\bas (?:you )?(?:requested|discussed|agreed|asked|wished|desired)\b`,
  phrase`\b(?:that |which |what )?you(?:'ve| have)? (?:requested|asked (?:us )?for|ordered|wanted|needed|asked about)\b`,
  phrase`\b(?:requested|ordered) by (?:you|your library)\b`,
  phrase`\b(?:we|i) (?:have )?(?:checked|looked|searched)(?: (?:again|twice|carefully|thoroughly|everywhere))?(?: for (?:it|the \w+|your \w+)| (?:on|in|at) (?:the|our|all) \w+){0,2}(?: (?:and|but))?`,
  phrase`\b(?:the )?(?:due date|loan period|due back|due|date due)(?: is| will be| :|:)?(?: (?:on|by|until|to))?(?: the)? @date(?! and (?:has|it has)\b)`,
  phrase`\b(?:the )?loan period(?: is| of|:)? (?:\d{1,3}|two|three|four|six|eight) (?:days|weeks|months)\b`,
  phrase`\b(?:bitte )?(?:um )?rueckgabe (?:bitte )?(?:bis|zum|bis zum|spaetestens|spaetestens (?:am|bis|zum)|am)(?: spaetestens)?(?: zum)? @date`,
  phrase`\bbitte (?:geben|schicken|senden) sie (?:es|das (?:buch|medium|werk)|den (?:band|titel)|die dvd)? ?(?:bis(?: spaetestens)?(?: zum)?|spaetestens (?:am|bis|zum)(?: zum)?) @date (?:an uns )?zurueck`,
  phrase`(?<!neue[srn]? )\b(?:die |ihre )?(?:leihfrist|rueckgabe|rueckgabedatum|rueckgabetermin|faelligkeit|faellig|frist|ausgeliehen|verliehen)(?:sende|ende)?(?: ist| endet| am| bis| bis zum| zum| :|:|,)*(?: der)? @date(?! (?:abgelaufen|ueberschritten))`,
  phrase`\bleihfrist(?: ist| betraegt|:)? (?:\d{1,3}|zwei|drei|vier|sechs|acht) (?:tage|wochen|monate)n?\b`,
  phrase`\bbitte (?:verwenden|benutzen|legen|entfernen|beachten|behandeln|kleben|geben sie bei|nennen) sie\b[^.!?;]{0,100}`,
  phrase`\b(?:und )?(?:sollte|wird|muesste|duerfte) (?:in den naechsten tagen |bald |demnaechst |voraussichtlich )?(?:@date |am @date |bis @date )?(?:bei ihnen )?(?:ankommen|eintreffen|bei ihnen sein|da sein)\b`,
  phrase`\b(?:kostenlos|kostenfrei|unentgeltlich|ohne berechnung|gebuehrenfrei|ohne kosten|keine kosten|keine gebuehren)\b`,
  phrase`\b(?:wie )?(?:von ihnen )?(?:gewuenscht|gewuenschte[nrs]?|bestellt|bestellte[nrs]?|angefragt|angefragte[nrs]?|erbeten|angefordert|angeforderte[nrs]?)\b`,
]

/** Phrases about renewals in letters that answer no renewal. */
export const renewalTerms: readonly RegExp[] = [
  phrase`\b(?:renewals? (?:is|are) possible|(?:can|may) be renewed(?: once| twice)?|no renewals?(?: possible)?|not renewable|renewable)\b(?!.*@date)`,
  phrase`\b(?:einmal |zweimal )?verlaengerbar\b|\b(?:eine )?verlaengerung(?:en)? (?:ist|sind) (?:einmal |nicht )?moeglich\b(?!.*@date)`,
]
