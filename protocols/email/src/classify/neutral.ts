import { phrase } from './phrase.ts'

/** Polite phrases. They are removed from a sentence before it is classified; a reply that holds nothing else is a message. */
export const courtesies: readonly RegExp[] = [
  phrase`\b(?:wir wuenschen |ich wuensche )?(?:ihnen |ihrer leserin |ihrem leser |euch )?(?:weiterhin )?viel (?:freude|spass|vergnuegen|erfolg)(?: (?:beim|mit|bei|damit|an)\b[^.,!?;]{0,40})?(?=[.,!]|$)`,
  phrase`^(?:yes|ja|ok|okay|sure)?,? ?(?:no problem|no worries|that's fine|that is fine|fine|of course|kein problem|geht klar|alles klar),(?= \w)`,
  phrase`^(?:no problem|no worries|you're welcome|you are welcome|certainly|of course|sure|kein problem|gern geschehen|gerne?(?=,)|alles klar|selbstverstaendlich|natuerlich|great|perfect|super|prima)\b[,.!]?`,
  phrase`^(?:dear|hello|hi|good (?:morning|afternoon|day|evening)|greetings)\b[^,.!:?]{0,60}(?:[,.!:]|$)`,
  phrase`\b(?:many )?thank(?:s| you)(?: very much| so much| again)?(?: for (?:your |the |using |choosing )?[^,.!?;]{0,80}?)?(?= ?(?:$|[,.!?;-]|and |but |we |i |unfortunately|which |it |the (?:book|item|article)))`,
  phrase`\b(?:in (?:reply|response|answer) to|regarding|concerning|with (?:reference|regard) to|re:) (?:your |the )?(?:ill |interlibrary loan |loan |library )?(?:request|order|e-?mail|letter|message|inquiry|enquiry)(?: (?:of|from|dated))?(?: @date)?`,
  phrase`\b(?:please )?(?:do not|don't) hesitate to [^,.!?;]{0,80}`,
  phrase`\b(?:please )?(?:let us know|contact us|let me know|write to us|call us)(?: (?:by|at|via) @?\w+)? (?:if|should) (?:you (?:have|need|require)|there (?:is|are)|we can (?:help|be of))[^.!?;]{0,100}`,
  phrase`\b(?:we (?:are|'re) |i'm |we )?(?:very |so )?(?:sorry|apologi[sz]e|apologies)(?: (?:for|about)(?: the| any| our| this)?(?: \w+){1,4}| to (?:say|tell you|inform you|let you know|hear)(?: that)?| that)?(?:,? but)?\b`,
  phrase`\b(?:we |i )?(?:regret(?: to (?:say|tell you|inform you|let you know))?|are afraid|am afraid|i'm afraid)(?: that)?\b`,
  phrase`\b(?:(?:this is|we|i|we're|i'm|are|am|is|must|have|had|very|so|truly|really|just|only|hereby|can|sorry|afraid|happy|glad|pleased|would like|want|wish|writing|regret|unfortunately|to) ){1,9}(?:say|report|confirm|(?:inform|tell|advise|notify|let) (?:you|your library)(?: know)?)(?: that|:|,)? ?(?=that|we|i |the|this|it|our|your|@title)|\b(?:please|kindly) (?:note|be advised|be informed)(?: that)?(?= )|\bjust to (?:say|let you know|inform you)(?: that)?\b|\bgood news\b|\bjust a (?:quick )?note(?: to (?:say|let you know))?(?: that)?\b|\b(?:a |this is (?:just )?a |just a )?(?:friendly|gentle|kind) reminder that\b`,
  phrase`\b(?:(?:leider|hiermit|gerne?|wir|ich|ihnen|euch|muessen|muss|koennen|kann|moechten|moechte|duerfen|darf|zu unserem bedauern|bedauerlicherweise) ){2,6}(?:mitteilen|bestaetigen|sagen)(?: zu muessen)?,? dass\b|(?:\bbei (?:der|einer) (?:durchsicht|kontrolle|pruefung) (?:unserer|der) \w+ )?\b(?:haben|mussten|habe|musste) (?:wir|ich) (?:leider )?(?:festgestellt|feststellen|gesehen|bemerkt),? dass\b`,
  phrase`\b(?:(?:there is|there's) )?no (?:rush|hurry)(?: (?:at all|(?:to (?:return|send)|getting|returning|sending) (?:it|them)(?: back)?|with (?:it|this|the return)))?|\b(?:es )?eilt nicht\b|\bkeine eile\b|\blassen sie sich (?:ruhig )?zeit\b`,
  phrase`\bhave a (?:nice|good|great|lovely) \w+`,
  phrase`^(?:(?:so |and )?(?:no (?:hard feelings|action (?:is )?(?:needed|required)|bother|trouble(?: at all)?|worries(?: at all)?|problem at all|need to (?:rush|worry|hurry|apologi[sz]e|reply))|not a (?:problem|bother)(?: at all)?|don't worry|never mind|kein(?:e)? (?:ursache|sorge|thema|ding)|macht nichts|keine eile)[,.!]?)(?= |$)`,
  phrase`\b(?:ein |einen |eine )?(?:gesegnete[sn]?|ruhige[sn]?|besinnliche[sn]?|frohe[sn]?|schoene[sn]?|gute[sn]?|tolle[sn]?) (?:fest\w*|weihnacht\w*|advent\w*|feiertage|jahr\w*|neues jahr|rutsch|wochenende|woche|tag|abend|sonntag|urlaub)\b[^.,!?;]{0,40}`,
  phrase`\bour records (?:show|indicate|say) that\b`,
  phrase`\b(?:merry|happy) (?:christmas|new year|holidays|easter|reading)\b[^.,!?]{0,40}|\benjoy (?:the|your) (?:book|reading|weekend|holidays?|day)\b`,
  phrase`\b(?:und )?(?:ein |einen )?(?:(?:frohe|schoene|besinnliche|schoenes|schoenen) )+(?:weihnachten|weihnachtszeit|festtage|feiertage|fest|ostern|adventszeit|advent|wochenende|woche|tag|abend|rutsch)\b[^.,!?]{0,40}`,
  phrase`^(?:i'm |i am |we're |we are )?afraid not\b`,
  phrase`\b(?:with )?(?:best|kind|kindest|warm) (?:regards|wishes)\b.*`,
  phrase`^(?:sehr geehrte|liebe|guten (?:tag|morgen|abend)|hallo|moin|gruess gott|werte)\b[^,.!:?]{0,60}(?:[,.!:]|$)`,
  phrase`\b(?:vielen |besten |herzlichen |schoenen )?dank fuer (?:die|das|den|ihre|ihren|eure) [^,.!?;]{0,60}?(?= ?(?:$|[,.!?;-]|und |aber |wir |leider ))`,
  phrase`\b(?:vielen |besten |herzlichen |schoenen )?dank(?: fuer [^,.!?;]{0,80}?)?(?= ?(?:$|[,.!?;-]|und |aber |wir |leider |das |die ))|^danke(?: schoen| sehr)?(?: fuer [^,.!?;]{0,80})?`,
  phrase`\b(?:auf|zu) ihre(?:r)? (?:bestellung|anfrage|mail|e-?mail|nachricht)(?: vom)?(?: @date)?`,
  phrase`\b(?:bei|fuer) (?:fragen|rueckfragen|weitere fragen|weiteren fragen)\b[^.!?;]{0,100}`,
  phrase`\b(?:falls|wenn|sollten) sie (?:noch |weitere )?(?:fragen|rueckfragen|probleme)\b[^.!?;]{0,80}`,
  phrase`\b(?:es tut (?:uns|mir) (?:sehr )?leid(?:,? aber)?|(?:wir|ich) bedaur\w+,?[^.!?;]{0,80}\b(?:zu koennen|zu muessen)|wir bedauern(?: es)?(?: sehr)?(?:,? (?:ihnen mitteilen zu muessen|mitteilen zu muessen))?|leider muss(?:en)? (?:wir|ich) ihnen mitteilen|zu unserem bedauern|tut (?:uns|mir) (?:sehr )?leid)(?:,? dass)?`,
  phrase`\b(?:wir (?:moechten|koennen|duerfen) ihnen mitteilen|hiermit teilen wir ihnen mit|wir teilen ihnen mit|zur info(?:rmation)?)(?:,? dass)?\b|\b(?:hiermit )?(?:bestaetigen wir|wir bestaetigen)(?: ihnen)?,? dass\b`,
  phrase`\bheute (?:morgen|frueh|vormittag|nachmittag)\b|\bguten morgen\b`,
  phrase`\bmit (?:freundlichen|besten|vielen|herzlichen) gruessen\b.*|\b(?:viele|beste|freundliche|liebe|schoene) gruesse\b.*`,
]

/** Phrases in letters that do not answer anything. They are removed before the guards check a sentence. */
export const asides: readonly RegExp[] = [
  phrase`^(?:ach herrje|ach je|ach|oh dear|oh bother|oh|oje|tja|hm+)[,.! ]+(?=\S)`,
  phrase`^(?:if|should|falls|wenn|sollten?)\b.*\b(?:ignore|disregard|gegenstandslos)\b.*`,
  phrase`,? but only(?= (?:until|till|to)(?: the)? @date)`,
  phrase`\bwe (?:do not|don't|never) (?:normally|usually|generally|ordinarily) [^.,;!?]{0,60},? ?but\b|\b(?:eigentlich|normalerweise|in der regel|grundsaetzlich)\b[^.;!?]{0,60}\b(?:nicht|kein\w*)\b[^.,;!?]{0,30},? aber\b`,
  phrase`\b(?:kein\w*|nichts|no|nothing)(?: \w+)? (?:fehlt|beschaedigt|missing|damaged)\b`,
  phrase`^(?:yes|ja|ok|okay|sure|all right|alright)[,.!]? ?(?:no problem|no worries|of course|that's fine|kein problem|klar|gerne?|natuerlich)[.!]?$|^(?:yes|ja|ok|okay)[.!]?$`,
  phrase`(?<=\b(?:overdue|due|faellig|ueberfaellig)\b.{0,80})\b(?:and |und )?(?:(?:we|it|the \w+) )?(?:has |have )?(?:still )?(?:not|hasn't|haven't)(?: yet)? (?:been )?(?:returned|received|seen|arrived|come back)(?: (?:it|the \w+))?(?: yet)?(?: (?:to|by) us)?\b|(?<=\b(?:faellig|ueberfaellig)\b.{0,80})\b(?:und |aber )?(?:ist |wurde )?(?:bei uns )?noch nicht (?:bei uns )?(?:eingegangen|zurueck|zurueckgegeben|da|erhalten|angekommen)\b`,
  phrase`\b(?:allerdings |aber |jedoch )?(?:es )?fallen (?:@money(?: \w+)?|\w+ (?:von|in hoehe von) @money) an\b`,
  phrase`^(?:nope|no|nein),? (?=(?:sorry|leider|i'm afraid|tut mir leid)\b)|^(?:nope|nein)(?=,)`,
  phrase`\b(?:please |but please )?(?:have|let us have|we need|send|return) (?:it|this|them|the \w+)(?: back)?(?: (?:with|to) us)? (?:by|before|on) the (?:original|agreed|same|present|current) (?:due )?date,?(?: (?:of )?@date)?`,
  phrase`\bafter (?:that|this),? (?:we|i) (?:do |will |'ll )?need (?:it|them|this|the \w+) back\b[^.!?;]{0,40}`,
  phrase`\b(?:no (?:further|more) renewals?|(?:ein )?(?:weiteres|noch ein|zweites) mal geht (?:es )?(?:leider )?nicht)(?: (?:possible|please))? after (?:that|this)\b|\bafter (?:that|this)\b`,
  phrase`\b(?:there (?:is|are) |there's )?(?:no|kein\w*)(?: (?:lending|loan|postage|extra|further|other|special|weiteren?))? (?:charges?|fees?|costs?|conditions?|hurry|rush|harm(?: done)?|luck|strings(?: attached)?|kosten|porto|gebuehr\w*|stress|eile|bedingungen|auflagen)\b(?: (?:between|for|unter|zwischen|fuer) (?:public |our |the |allen )?(?:libraries|members|bibliotheken))?`,
  phrase`\b(?:as (?:it|this) is )?(?:a )?part of (?:our|the) (?:reference|special|rare books?) collections?\b`,
  phrase`\b(?:the |an |our )?(?:invoice|bill) (?:follows|will follow|is enclosed|is attached|to follow|enclosed|will be sent)(?: separately| by (?:e-?mail|post))?\b|\b(?:die |eine |unsere )?rechnung (?:folgt|liegt bei|ist beigelegt|kommt|wird)(?: noch| separat| per (?:post|mail|e-?mail)| nachgereicht| zugeschickt){0,3}\b`,
  phrase`\b(?:please |kindly )?(?:try|ask|contact|order from|request (?:it|this)? ?from) (?:another|other|a different) (?:library|libraries|institution|supplier)\b|\b(?:please )?try elsewhere\b|\bbitte (?:anderswo|woanders|anderweitig|bei (?:einer )?anderen bibliothek(?:en)?) (?:bestellen|anfragen|versuchen)\b`,
  phrase`\b(?:und )?(?:wir )?bitten (?:sie )?um (?:die |eine )?rueckgabe\b`,
  phrase`\bbitte (?:fristgerecht|puenktlich|rechtzeitig|termingerecht|zum (?:faelligkeits\w+|\w*fristende|termin|ablauf der leihfrist)|(?:bei|nach) (?:fristende|ablauf(?: der leihfrist)?)) zurueck(?:geben|senden|schicken)\b`,
  phrase`\baus \w{3,30}(?:en|er|em) gruenden\b`,
  phrase`(?:\b(?:but|and),? )?\bthere(?:'s| is| will be| would be) (?:a|an)(?: (?:small|handling|loan|lending|postal|postage|delivery|shipping|standard))? (?:charge|fee|cost)(?: of)? @money(?: (?:for|to cover|towards)(?: the| our)? (?:postage|shipping|handling|delivery|loan|costs)){0,2}`,
  phrase`(?<=\b(?:the|our) )only\b(?= (?:copy|volume|exemplar)\b)`,
  phrase`^that (?=(?:title|book|item|one|volume|copy)\b)`,
  phrase`\b(?:the |our |a |an |die |eine |der |and |und )?(?:fees?|charges?|costs?|price|postage|\w*kosten|\w*gebuehr|\w*porto|preis|entgelt)(?: (?:for (?:this|the|a) (?:loan|copy|book|scan|service)|is|are|of|will be|betragen|betraegt|belaufen sich auf|von|in hoehe von|sind|liegt bei|liegen bei|:)| ?:)* @money`,
  phrase`\b(?:wir |ich )?(?:sind|bin|haben)(?: ab| vom)?(?: @date)?(?: bis(?: zum)? @date)? (?:im |in den |in )?(?:\w*urlaub|\w*ferien|betriebsferien|geschlossen)(?=[,.;]|$)`,
  phrase`\b(?:nobody|no ?-?one|niemand)(?: else| anders| sonst)? (?:(?:is |has |hat )?(?:wants?|needs?|waiting|reserved|requested|asked|wartet|braucht|moechte|vorgemerkt)(?: (?:for )?(?:it|this|this one|the (?:book|item|volume)))?|(?:es|das|das buch|den band) (?:braucht|moechte|will|vorgemerkt))\b`,
  phrase`(?<!\b(?:back|return (?:it|this|them|the \w+))(?: to us)? )\bas soon as (?:possible|we can|i can)\b`,
  phrase`(?:\bbut )?(?:\bthen )?\b(?:it's|it is) (?:all )?yours (?:(?:until|till)(?: the)? @date|for (?:\w+ ){1,2}(?:days|weeks|months))`,
  phrase`^consider it done,`,
  phrase`\b(?:our|the) (?:records|system|catalogue|catalog) (?:shows?|lists?) (?:it|this|the \w+)(?= as )`,
  phrase`\b(?:we|i) (?:hadn't|haven't|had not|have not)(?: yet)? (?:started|begun|processed|looked at|touched|done anything)(?: on| with| about| for)?(?: it| this| your \w+)?(?: yet)?,? so\b`,
  phrase`\b(?:here is|below is|attached is)? ?(?:the|your) tracking (?:number|link|id|code)(?: is|:)? ?(?=@|\w*\d|$)`,
  phrase`\b(?:anbei|hier)(?: ist)? (?:die|ihre|unsere|eine) (?:sendungsnummer|paketnummer|trackingnummer|tracking-?nummer|sendungsverfolgung|sendungsdaten)`,
  phrase`(?<=\b(?:verschickt|versandt|versendet|abgeschickt|gesendet)\b.{0,30})\b(?:und )?(?:ist |sind )?bis(?: zum)? @date (?:an sie )?(?:ausgeliehen|entliehen|verliehen)\b`,
  phrase`\bif you (?:have|need|require|should have) (?:any |further |more |additional |other )[^.!?;]{0,100}`,
  phrase`,? ?\b(?:please )?try (?:the )(?!same )\w+(?: \w+)?(?=[.!]?$)`,
  phrase`\b(?:die |ihre |das )?(?:sendung|paket|lieferung) kann\b[^.!?;]{0,60}\bverfolgt werden\b|\b(?:the |your )?(?:parcel|package|shipment) can be tracked\b[^.!?;]{0,80}`,
  phrase`\b(?:es |das )?kostet(?: \w+)? @money(?: (?:porto|versand|versandkosten))?`,
  phrase`\bplease (?:use|keep|include|enclose|attach|retain|leave|return it in|pack|insure|quote|handle)\b[^.!?;]{0,100}`,
  phrase`\bplease (?:do not|don't) (?:remove|copy|photocopy|detach|discard|write|affix|cover|reply|answer)\b[^.!?;]{0,100}`,
  phrase`\b(?:and |it |which |you |they |the (?:book|item|parcel|package|volume) ){0,2}(?:will|should) (?:arrive|reach you|be with you|be there|receive it|have it|get there|get it)\b[^.!?;]{0,60}`,
  phrase`\b(?:free of (?:any )?charge|(?:at )?no (?:extra )?(?:charge|cost|costs|fee|fees)|without (?:charge|cost)|for free|free)\b`,
  phrase`\b(?:no|not) later than\b`,
  phrase`\bas (?:you )?(?:requested|discussed|agreed|asked|wished|desired)\b`,
  phrase`\b(?:that |which |what )?you(?:'ve| have)? (?:requested|asked (?:us )?for|ordered|wanted|needed|asked about)\b`,
  phrase`\b(?:requested|ordered) by (?:you|your library)\b`,
  phrase`\b(?:we|i) (?:have )?(?:checked|looked|searched)(?: (?:again|twice|carefully|thoroughly|everywhere))?(?: for (?:it|the \w+|your \w+)| (?:on|in|at) (?:the|our|all) \w+){0,2}(?: (?:and|but))?`,
  phrase`(?<!\b(?:new|was|were) )\b(?:the )?(?:due date|loan period|due back|due|date due)(?: is| will be| :|:)?(?: (?:on|by|until|to))?(?: the)? @date(?! and (?:has|it has)\b)`,
  phrase`\b(?:the )?loan period(?: is| of|:)? (?:\d{1,3}|two|three|four|six|eight) (?:days|weeks|months)\b`,
  phrase`\b(?:bitte )?(?:um )?rueckgabe (?:bitte )?(?:bis|zum|bis zum|spaetestens|spaetestens (?:am|bis|zum)|am)(?: spaetestens)?(?: zum)? @date`,
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

/** Words of a clause that asks for the item back, besides the words for giving back themselves. */
const pleaWords: ReadonlySet<string> = new Set(
  `please kindly just simply then and but so or do also could can may would will should must you we they it this them that the a an of to
  book item items volume volumes loan title parcel books your our reader user patron student like love want need needs ask for make sure ensure be
  is it's let us we'd we'll you'll feel free welcome no rush hurry problem send post ship mail bring give pop put have get getting
  sending here home with in on by before until till later than due date day original agreed usual time whenever when once as soon possible they're
  finished done read reading arrives comes turns up straight right away promptly safely way same bag box packaging insured tracked
  registered recorded delivery courier at from after thanks thank grand great lovely fine good ok renew renewal reopen period returned
  come or on convenience earliest refuse unopened unread post kindly original mind would you nehmen annehmen senden sie paeckchen sendung entgegen
  bitte dann einfach und oder nur auch also gern gerne geben schicken senden bringen sie uns es ihn das den die der dem buch band titel
  medium paket werk baende buecher haetten moechten wuerden wollen brauchen wir spaetestens bis zum am an fristgerecht puenktlich rechtzeitig
  ungeoeffnet ungelesen gleich umgehend sofort bald baldmoeglichst wieder frist ablauf leihfrist leihfristende ende nach eingang erhalt lesen
  wenn fertig sind gelesen haben um ihr leser hause rueckgabedatum tag vereinbarten gewohnt wie vereinbart normal versichert verpackt gut
  danke vielen dank eilt zeit lassen sich`.split(/\s+/),
)

const givingBack = phrase`\b(?:return(?:ing|s)?|(?:may|can) be returned|(?:is|are) returned by|back|due|zurueck(?:zu)?(?:geben|schicken|senden|bringen)?|retour(?:nieren)?|rueckgabe|ruecksendung|haetten (?:wir )?(?:es|ihn|das buch) .{0,10}wieder)\b`

/** Returns whether a clause in plain form only asks for the item back: "please send it back to us by @date". */
export function isPlea(clause: string): boolean {
  return (
    clause.search(givingBack) >= 0 &&
    (clause.replace(givingBack, ' ').match(/[a-z'-]+|@\w+/g) ?? []).every(
      (word) => word === '@date' || pleaWords.has(word),
    )
  )
}
