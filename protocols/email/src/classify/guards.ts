import { phrase } from './phrase.ts'
import type { Finding } from './rule.ts'

/** A pattern in a sentence that reverses the meaning of what a rule found in it. */
export type Guard = {
  readonly id: string
  /** `doubt`: it may have another meaning, so people must read the reply. `dismiss`: it is about another matter. */
  readonly effect: 'doubt' | 'dismiss'
  readonly words: RegExp
  /** Findings that it applies to; absent means to all. */
  readonly only?: readonly Finding[]
  /** Ends of the ids of rules that it applies to; absent means to all. */
  readonly rules?: readonly string[]
  /** `clause`: it counts only in the clause of the words that it turns; otherwise anywhere in the sentence. */
  readonly within?: 'clause'
  /** The service, where only one is meant. */
  readonly service?: 'loan' | 'copy'
}

const past: readonly Finding[] = ['shipped', 'cancelled', 'cancel_accepted', 'renewed', 'checked_in']
const supply: readonly Finding[] = ['shipped', 'will_supply', 'expects_to_supply', 'conditional']
const notAsking: readonly Finding[] = [
  'request_received',
  'expects_to_supply',
  'will_supply',
  'retry_possible',
  'unfilled',
  'shipped',
  'cancelled',
  'cancel_accepted',
  'cancel_refused',
  'renewed',
  'renew_refused',
  'renew_pending',
  'overdue',
  'recalled',
  'checked_in',
  'completed_without_return',
]

/**
 * The guards. They look at what is left of a sentence when the words of all rules, and known phrases that say nothing,
 * are taken out, so the `not` of "cannot supply" is no negation, but that of "it is not true that we cannot supply" is.
 */
export const guards: readonly Guard[] = [
  {
    id: 'other_thing',
    within: 'clause',
    effect: 'dismiss',
    words: phrase`\b(?:invoices?|bill|reply|repl(?:y|ies)|answers?|responses?|updates?|informations?|info|details|e-?mails?|message|letter|reminder|forms?|confirmation|quote|quotation|news|notification|notice|word|overview|report|question|feedback|receipt|rechnung|gebuehrenbescheid|antwort|nachricht|(?:eine?|die|meine|unsere|ihre) (?:e-?)?mails?|brief|erinnerung|formular|bestaetigung|angebot|auskunft|information(?:en)?|details|rueckmeldung|bescheid|quittung|frage)\b`,
    only: ['shipped', 'will_supply', 'checked_in'],
  },
  {
    id: 'elsewhere',
    effect: 'dismiss',
    words: phrase`\b(?:another|other|different) (?:library|libraries|institution|branch|requests?|orders?|loans?|items?|books?)\b|\bsomeone else\b|\belsewhere\b|\bandere[nrms]? (?:bibliothek\w*|einrichtung\w*|bestellung\w*|anfrage\w*|buch|buecher|medium)\b|\banderweitig\b|\bjemand(?:em)? anders?\b`,
  },
  {
    id: 'other_way',
    effect: 'doubt',
    words: phrase`\b(?:through|via|using|over|in|on) (?:the|our|your) (?:\w+ )?(?:system|form|portal|web ?site|consortium|catalogu?e|platform|network|worldshare)\b|\b(?:ueber|im|in|per) (?:das|unser|unserem|unseren|den|dem) (?:\w+ )?(?:system|formular|portal|webseite|verbund\w*|katalog|opac|online\w*)\b`,
    only: ['retry_possible'],
  },
  {
    id: 'by_you',
    effect: 'dismiss',
    words: phrase`\b(?:you|your library)(?:'ve| have| had)?(?: already| recently)?(?: shipped| sent| returned| cancell?ed| renewed| received| wrote)?$|\b(?:you|your library)(?:'ve| have| had)\b(?! (?:just )?missed)|\bthat you$|\bby you\b|\bvon ihnen\b|\b(?:haben|hatten) sie\b|\bsie (?:uns|haben|hatten)\b`,
    only: [...past, 'retry_possible'],
  },
  {
    id: 'towards_us',
    within: 'clause',
    effect: 'doubt',
    words: phrase`\bback to us\b|\bto us\b|\b(?<!von )uns\b|\bzurueck\b(?! bis @date)|\bback\b`,
    only: ['shipped', 'will_supply'],
  },
  {
    id: 'habit',
    within: 'clause',
    effect: 'dismiss',
    words: phrase`\b(?:usually|in principle|ordinarily|automatically|automatisch|normally|generally|always|typically|last time|last year|previously|in the past|formerly|as a rule|normalerweise|in der regel|ueblicherweise|eigentlich|grundsaetzlich|immer|letztes mal|letztes jahr|frueher|damals|sonst)\b`,
    only: [...supply, 'unfilled', 'retry_possible', 'cancelled', 'renewed', 'renew_refused', 'checked_in'],
  },
  { id: 'question', effect: 'doubt', words: phrase`\?`, only: notAsking },
  {
    id: 'asked',
    effect: 'doubt',
    words: phrase`^(?:could|can|would|will|did|do|does|has|have|had|is|are|was|were|may|shall|should|might) (?:you|we|it|the|this|that|your|our|they|there)\b|^(?:haben|hatten|koennen|koennten|wuerden|werden|sind|wollen|moechten) sie\b|\b(?:could|can|would) you\b|\bplease (?:confirm|let us know|tell us|check|verify|advise|clarify|inform|ask)\b|\b(?:do you know|wonder\w*|like to know|wissen|fragen uns|frage mich)\b|\bbitte (?:bestaetigen|pruefen|klaeren|teilen|geben|sagen)\b|\bbitte(?:n)? (?:wir )?um (?:bestaetigung|rueckmeldung|auskunft|mitteilung)\b`,
    only: notAsking,
  },
  {
    id: 'condition',
    effect: 'doubt',
    words: phrase`\b(?:if|whether|unless|when(?! (?:your|our|we|i|the|it|my)\b.{0,40}\b(?:came|went|arrived|was|were|got|asked|opened|packed)\b)(?! (?:our|the|my|your) (?:van|courier|post|bus|driver) (?:goes|comes|leaves|runs))(?! (?:i'm|i am) (?:next|back) in)|whenever|as soon as|once|before(?! (?:the )?@date)|in case|provided|assuming|were it|wenn|falls|sofern|sobald|ob|bevor|nachdem|solange|kann sein|moeglicherweise|eventuell|evtl|gegebenenfalls|ggf|es sei denn)\b`,
    only: [...notAsking, 'asks_return'],
  },
  {
    id: 'mood',
    within: 'clause',
    effect: 'doubt',
    words: phrase`\b(?:would|could|might|may|should|before|wuerde|wuerden|koennte|koennten|sollte|sollten|duerfte)\b`,
    only: [...notAsking, 'asks_return'],
  },
  { id: 'until', effect: 'doubt', words: phrase`\b(?:until|till)\b(?! (?:the )?@date)` },
  {
    id: 'until_day',
    within: 'clause',
    effect: 'doubt',
    words: phrase`\b(?:until|till|bis)(?: the| zum)? @date`,
    only: ['unfilled', 'will_supply', 'cancel_refused', 'renew_refused', 'completed_without_return'],
  },
  {
    id: 'for_now',
    within: 'clause',
    effect: 'doubt',
    words: phrase`\b(?:(?:in|on|im|am) (?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|maerz|mai|juni|juli|oktober|dezember|\w+days?|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?)|within(?! the last)|in time|by @date|innerhalb|rechtzeitig|today|tomorrow|tonight|this (?:week|month|afternoon|morning)|next (?:week|month)|by (?:post|mail|courier|air ?mail|e-?mail)|before|heute|morgen|diese woche|diesen monat|naechste woche|per (?:post|kurier|mail|e-?mail)|vor)\b`,
    only: ['unfilled'],
    rules: ['.cannot', '.cannot_be', '.does_not', '.not_available'],
  },
  {
    id: 'request_itself',
    within: 'clause',
    effect: 'doubt',
    words: phrase`\b(?:request|order|e-?mail|mail|message|attachment|bestellung|anfrage|anhang|(?:with|by) (?:this|that|the) (?:title|name|author)|in (?:the|this|that|dem|diesem) (?:volume|issue|journal|band|heft)|address|adresse|records?|accounts?|pages?|seiten?|file|datei)\b`,
    only: ['unfilled'],
    rules: ['.not_found', '.not_held', '.not_available'],
  },
  {
    id: 'system_down',
    within: 'clause',
    effect: 'doubt',
    words: phrase`\b(?:our|the|this|unser|der|das|die) (?:\w+ )?(?:catalogu?e|katalog|web ?site|server|system|form|formular|opac|telephone|phone)\b`,
    only: ['unfilled'],
    rules: ['.not_available'],
  },
  {
    id: 'to_others',
    effect: 'doubt',
    words: phrase`\b(?:to|into) (?:the|our|my|a|an|him|her|them)\b(?! (?:\w+ ){0,2}(?:envelopes?|box|boxes|parcel|bag|jiffy|carton|post|mail|packet)\b)|\b(?:an|zu|von) (?:das|die|den|dem|der|unser\w*|eine[nrm]?) (?!@date)|\bzu uns\b|\bfor (?:our|a|another|an?other)\b`,
    only: ['shipped', 'will_supply', 'checked_in'],
    rules: [
      '.perfect',
      '.passive',
      '.active',
      '.bare',
      '.way',
      '.went',
      '.left',
      '.will',
      '.can',
      '.can_be',
      '.glad',
      '.received',
      '.arrived',
    ],
  },
  {
    id: 'on_the_way_back',
    effect: 'doubt',
    words: phrase`\b(?:post office|depot|sorting (?:centre|center|office)|customs|zoll|paketzentrum|postfiliale|packstation)\b`,
    only: ['checked_in'],
  },
  {
    id: 'from_others',
    effect: 'doubt',
    words: phrase`\bfrom (?:the|our|my|a) (?!shel(?:f|ves)|stacks?|storage)`,
    only: ['checked_in'],
  },
  {
    id: 'long_ago',
    within: 'clause',
    effect: 'doubt',
    words: phrase`\blast (?:month|year|time)\b|\bletzte[ns]? (?:monat|jahr|mal)\b`,
    only: ['renewed', 'cancelled'],
  },
  {
    id: 'lent_already',
    effect: 'doubt',
    words: phrase`\b(?:schon|bereits|already)\b`,
    only: ['shipped'],
    rules: ['.lent'],
  },
  {
    id: 'one_of_several',
    effect: 'doubt',
    words: phrase`\b(?:volumes?|vol|baende|band|bd|parts?|teil|issues?|heft)\b\.? ?(?:no\.? |nr\.? )?\d`,
    only: ['unfilled', 'renewed', 'renew_refused', 'checked_in', 'completed_without_return'],
  },
  {
    id: 'copy_instead',
    effect: 'doubt',
    words: phrase`\b(?:scan|scans|scanned|pdf|photocop\w+|e-?mail|electronic\w*|kopien?|fotokopien?|gescannt|digital\w*)\b`,
    only: ['shipped', 'will_supply', 'conditional'],
    service: 'loan',
  },
  {
    id: 'negation',
    within: 'clause',
    effect: 'doubt',
    words: phrase`\b(?:not|never|none|neither|nor|without|nothing|no(?!\.? ?\d|\. )|cannot|nicht|kein|keine[nmrs]?|nie|niemals|ohne|weder|nichts|keineswegs|keinesfalls)\b|n't\b`,
  },
  {
    id: 'not_yet',
    within: 'clause',
    effect: 'doubt',
    words: phrase`\byet\b|(?<!\bheute )\bnoch\b(?! ?mal\b)(?! heute| diese woche| am @date| in dieser woche)`,
    only: [...past, 'unfilled', 'renew_refused'],
  },
  {
    id: 'ahead',
    within: 'clause',
    effect: 'doubt',
    words: phrase`\b(?:will|shall|going to|to be|ready|soon|tomorrow|next week|shortly|in the next|about to|wird|werden|bald|morgen|demnaechst|in kuerze|naechste woche|naechster woche|in den naechsten)\b`,
    only: past,
  },
  {
    id: 'almost',
    within: 'clause',
    effect: 'doubt',
    words: phrase`\b(?:almost|nearly|practically|as good as|beinahe|fast|so gut wie)\b`,
    only: past,
  },
  {
    id: 'done_already',
    effect: 'doubt',
    words: phrase`\b(?:already|schon|bereits)\b.{0,40}\b(?:done|did|gemacht|erledigt)\b`,
    only: ['cancel_refused'],
  },
  {
    id: 'alternative',
    effect: 'doubt',
    words: phrase`\b(?:instead|alternatively|table of contents|(?:another|different|newer|older|other|later|earlier|first|second|third|new|old|\d(?:st|nd|rd|th)) edition|e-?books?|stattdessen|alternativ|ersatzweise|inhaltsverzeichnis|(?:andere|neuere|aeltere|erste|zweite|dritte|\d\.) (?:auflage|ausgabe))\b`,
    only: notAsking.filter((each) => each !== 'unfilled'),
  },
  {
    id: 'alternative_refused',
    within: 'clause',
    effect: 'doubt',
    words: phrase`\b(?:instead|alternatively|table of contents|(?:another|different|newer|older|other|later|earlier|first|second|third|new|old|\d(?:st|nd|rd|th)) edition|e-?books?|stattdessen|alternativ|ersatzweise|inhaltsverzeichnis|(?:andere|neuere|aeltere|erste|zweite|dritte|\d\.) (?:auflage|ausgabe))\b`,
    only: ['unfilled'],
  },
  {
    id: 'partly',
    effect: 'doubt',
    words: phrase`\b(?<!^(?:the |our ))(?:only|just the|except|partly|partially|apart from|some of|part of|parts of|half of|(?<!\b(?:is|are|it's|that's) )one of|not all|the rest|the remaining|nur|teilweise|ausser|bis auf|ein teil|einen teil|die uebrigen|den rest)\b`,
    only: [
      ...supply,
      'unfilled',
      'renewed',
      'checked_in',
      'cancelled',
      'renew_refused',
      'completed_without_return',
    ],
  },
  {
    id: 'to_you',
    within: 'clause',
    effect: 'doubt',
    words: phrase`\bto (?:you|your)\b|\ban (?:sie|ihre)\b|\bihnen\b|\bfuer sie\b|\breserved for\b|\bin your name\b`,
    only: ['unfilled'],
    rules: ['.on_loan'],
  },
]

/** Words of somebody who does not know it for sure, or takes it back. */
export const hearsay = phrase`\b(?:oh no|oops|wrong (?:list|book|one|item|address|library|mail|request|volume|parcel)|(?:will|shall|must|have to|need to|cannot) (?:decide|see|ask)|decid\w*|entscheid\w*|told|tells?|(?:i|you|he|she|they|who|some(?:one|body)|colleagues?|it) sa(?:y|ys|id)|saying|to say|claim(?:s|ed)?|wish(?:ed)?(?! you)|(?:we|i) hope(?! (?:you|your|it|they|the|he|she|that (?:your?|the|it))\b)|wonder\w*|according to(?! (?:our|the) (?:records?|system))|for (?:example|instance)|(?:do not|don't|cannot|can't) (?:know|say|tell)|sag(?:t|te|en(?! wir))|(?<!\b(?:dieses|unser|das|ihr) )schreib\w*|behaupt\w*|mein(?:t|te|en)|laut|zum beispiel|wuensch\w*(?! (?:ihnen|euch))|hoffen|fragen uns|wissen (?:noch )?nicht|(?:i|we) (?:think|thought|believe[ds]?|guess|suppose|assume|imagine)|maybe|perhaps|probably|possibly|apparently|supposedly|allegedly|presumably|(?:not|quite|fairly|pretty|isn't|be) (?:sure|certain)|(?:that|this|it)(?:'s| is| was| isn't| wasn't)(?: not)? (?:true|correct|wrong|right)|not (?:true|right|correct)|jok(?:e|ing)|kidding|mistake\w*|in error|doubt\w*|glaube|glauben|denke|denken|vermut\w*|wahrscheinlich|vielleicht|angeblich|(?:nicht|ganz) sicher|stimmt|(?:das|dies) (?:ist|war) (?:so )?(?:falsch|nicht (?:wahr|richtig))|scherz\w*|irrtum|hoffentlich|hopefully)\b`

/** Words that deny. */
export const negation = phrase`\b(?:not|never|none|neither|nor|nothing|nobody|no|cannot|nicht|kein|keine[nmrs]?|nie|niemals|weder|nichts|niemand)\b|n't\b`

/** Words by which the lender offers something after a refusal. */
export const offer = phrase`\b(?:shipped|dispatched|posted|verschickt|versandt|scan\w*|photocop\w*|(?:the|as an?|our) e-?books? (?:is|can|version)|e-?books? (?:available|free)|instead|alternativ\w*|edition|another copy|second copy|(?:for|to) you(?! to)|(?:send|lend|supply|ship|post|mail|offer|get) (?:you|it)(?! back)|available (?:again|from|in|after|on)|(?:will|can|could|would|shall|might|'ll) (?:be )?(?:sent|lent|supplied|shipped|posted)|try again|stattdessen|ersatzweise|fuer sie|ihnen|(?:wir|ich) (?:liefern|schicken|senden|leihen)|(?:liefern|schicken|senden|leihen) wir|wieder verfuegbar|auflage|ausgabe)\b`

/** Words by which a parcel came back to the lender. */
export const undone = phrase`\b(?:(?:has|have|was|were|been) returned(?! (?:by you|it to you))|has come back|came back|brought (?:it|the \w+) back|undeliver\w*|unzustellbar|zurueckgekommen|kam\b.{0,30}\bzurueck)\b`

/** Words of a shipment. */
export const shipping = phrase`\b(?:ship\w*|sent|sending|mailed|posted|dispatch\w*|left|gone|went|on its way|courier|versand\w*|versend\w*|verschick\w*|geschickt|gesendet|unterwegs|raus|post)\b`

/** Words by which a sentence about the status may say something else than the one that was understood. */
export const contrary = phrase`\b(?:not|never|none|neither|nor|without|nothing|nobody|no|cannot|only|except|instead|unless|if|would|could|might|should|(?:until|before)(?! (?:the )?@date)|first|yet|still|lost|missing|unavailable|cancel\w*|declin\w*|refus\w*|reject\w*|withdr\w*|back|wrong|other|another|nicht|kein|keine[nmrs]?|nie|niemals|ohne|weder|nichts|nur|ausser|statt|stattdessen|falls|wenn|wuerde\w*|koennte\w*|sollte\w*|bis(?! (?:zum )?@date)|vorher|zuerst|erst|noch|doch|verlust|vermisst|verloren|storn\w*|abgelehnt|zurueck\w*|andere\w*)\b|n't\b`

/** A sentence that contradicts an earlier one. Its content must be understood, too. */
export const contrast = phrase`^(?:but|however|although|though|nevertheless|still,|yet|on the other hand|that said|aber|allerdings|jedoch|dennoch|trotzdem|obwohl|andererseits|doch)\b`

/** Words of a sentence that denies what another says, and of which it has no others: "No, that was not true." */
export const denial = phrase`\b(?:no|not|never|nope|wrong|untrue|kidding|joking|wait|stop|actually|almost|nearly|rather|nein|nicht|nie|falsch|halt|doch|quatsch|scherz|stimmt|fast|beinahe)\b|n't\b`
export const emptyWords = phrase`\b(?:that|this|it|we|i|you|they|the|a|is|was|were|are|am|do|did|does|so|oh|ah|well|sorry|just|only|really|quite|yet|true|right|correct|case|at|all|in|fact|of|course|but|and|then|again|dear|das|es|wir|ich|sie|ist|war|ja|so|aber|und|doch|nur|wirklich|leider|dann|gar|mehr|noch|auch|der|die|fall)\b`

/** The same behind the words of a rule, within the sentence. */
export const contrastAfter = phrase`\b(?:but|however|although|though|except|aber|jedoch|allerdings|obwohl|sondern|whereas|waehrend|while)\b`
