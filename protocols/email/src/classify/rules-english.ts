import { anyOf, phrase } from './phrase.ts'
import { type RuleRow, toRules } from './rule.ts'

/** Words that change nothing. */
const adverbs =
  '(?: (?:now|just|already|today|yesterday|unfortunately|currently|therefore|hereby|also|gladly|happily|finally|sadly|regretfully|certainly|immediately|then|safely|duly|successfully|either|at present|at the moment|at this time|this morning|this afternoon|be able to)){0,3}'
const thing =
  '(?:the |this |that |your |our |you |us |it |a |an |requested |item|book|volume|title|copy|loan|material|article|scan|chapter|journal|thesis| )'
const something =
  '(?: (?:the|this|that|your|you|us|it|a|an|requested|item|book|volume|title|copy|loan|material|article|scan)){0,6}'

const we = `\\b(?:we|i)(?:'ve| have)?`
const cannot =
  "(?:can ?not|can'?t|could not|couldn'?t|(?:are|am|is|were|was|be|'re|'m) (?:currently |unfortunately |therefore )?(?:unable|not able) to|unable to|not able to|will not(?: be able to)?|won'?t(?: be able to)?|do not|don'?t|does not|doesn'?t|(?:are|am|'re) not (?:in a position|allowed|permitted) to)"
const sent = '(?:shipped|sent|mailed|posted|dispatched|despatched)'
const supply =
  '(?:supply|provide|fulfil|fulfill|fill|lend|loan|send|ship|mail|post|satisfy|deliver|scan|copy)'
const supplied =
  '(?:supplied|provided|fulfilled|filled|lent|loaned|sent|shipped|mailed|delivered|borrowed|satisfied|scanned)'
/** Words before a verb that turn it into a wish to the library. */
const politeRequest =
  '(?<=^|, |\\b(?:please|kindly|you (?:may|can|could|should)|feel free to|welcome to|just|simply) )'
const itemWords = '(?:item|book|loan|volume|copy|article|title|request|order|dvd|film|thesis|journal|score)s?'
const dayName = '(?:mon|tues|wednes|thurs|fri|satur)day'
const it = '(?:it|this|them|item|(?:the|this|your) (?:item|book|loan|volume|dvd)s?)'
const sometime =
  '(?:(?:early |mid |late |the end of |end of )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|next (?:week|month|year|term)|the new year))'
const isNot = `\\b${it} (?:does not|doesn't|do not|don't)`
const asNow =
  '(?=[ ]*(?:$|[.!,;-]|(?:1st|2nd|first|second)[ -]class|today|yesterday|out|off|on|via|by|to you|with|this|@date|in the post|and|due))'

/**
 * The phrases of lenders in English. Where a helping verb must come before a participle, the participle alone is the match:
 * the words between the two ("was not yet shipped") stay for the guards.
 */
export const englishRules = toRules('en', [
  [
    'shipped.perfect',
    'shipped',
    0.95,
    phrase`(?<=(?:\b(?:has|have)\b.{0,40}\bbeen|'s been)\b.{0,60})\b${sent}\b`,
  ],
  ['shipped.passive', 'shipped', 0.95, phrase`(?<=\b(?:was|were)\b.{0,60})\b${sent}\b`],
  [
    'shipped.active',
    'shipped',
    0.95,
    phrase`(?:${we}|^just|(?<=\b(?:we|i)(?:'ve)?\b[^.?!]{0,60})\band have)${adverbs} (?:shipped|sent|posted|dispatched|despatched|mailed(?! you\b))\b`,
  ],
  [
    'shipped.bare',
    'shipped',
    0.88,
    phrase`^(?:(?:the |your )?(?:${itemWords}|parcel|package|shipment) )?(?:(?:found|located|pulled|packed|wrapped|retrieved|issued|checked out(?: to you)?)(?:,| and) ?(?:and )?){0,3}(?:now |already |just )?(?:${sent}|supplied)\b${asNow}`,
  ],
  [
    'shipped.status',
    'shipped',
    0.95,
    phrase`\b(?:status|answer|result) ?:? ?(?:is |now )?(?:shipped|sent|loaned)\b`,
  ],
  [
    'shipped.is',
    'shipped',
    0.9,
    phrase`\b(?:is|are)(?: now| already)? (?:shipped|in transit|in the (?:mail|post))\b`,
  ],
  [
    'shipped.way',
    'shipped',
    0.9,
    phrase`(?:^|\b(?:is|are|it's|one's|book's)${adverbs} |\b(?:find|see) (?:the|your) ${itemWords} )on (?:its|the|their) way\b(?! (?:on )?(?:${dayName}|tomorrow|next ))|(?:\b(?:is|are)|'s)(?: now)? off to you\b`,
  ],
  [
    'shipped.went',
    'shipped',
    0.9,
    phrase`(?:\bwent|(?:\b(?:has|have|is)|'s|'ve) gone) (?:out|off)\b(?=.{0,40}\b(?:post|mail|today|yesterday|morning|afternoon|van|courier)\b)|\b(?:handed|given|passed|gave) (?:(?:it|them|the ${itemWords}) )?(?:over )?to (?:the |our |a )?(?:ups|dhl|fedex|dpd|gls|hermes|royal mail|courier|carrier|post(?: office)?)\b|(?<=\b(?:was|were|been|it's)\b.{0,30})\b(?:collected|picked up) by (?:the |our |a )?(?:ups|dhl|fedex|dpd|gls|hermes|royal mail|courier|carrier|van|driver|post(?:man)?)\b|${we}${adverbs} (?:gone ahead and )(?:${sent})(?: (?:it|them))?|(?<=\b(?:we|i)(?:'ve)?\b[^.?!]{0,40})\bgone ahead and ${sent}(?: (?:it|them))?|\b(?:gone|went) in (?:the |today's |this (?:morning|afternoon)'s )?(?:post|mail)(?: ?bag)?\b|(?<=\b(?:is|are|it's|book's|item's) )in (?:the|today's|yesterday's|this morning's) (?:post|mail|van|bag|delivery)\b|\bit went (?:(?:first|second|1st|2nd)[ -]class |by [\w ]{1,20} )?(?=today|yesterday|this |on )|\bwent in (?:yesterday|today)'s post\b|\boff it went\b|^(?:just |now )?(?:popped|put|dropped) (?:it|this|them|the ${itemWords}) in the (?:post|mail)\b|\bwent on the [\w' ]{0,20}(?:van|courier|post)(?= (?:yesterday|today|this|on))|\b(?:has |have )?gone off to you\b|(?<=\b(?:we|i)(?:'ve| have)?\b[^.?!]{0,60})\band (?:have )?${sent} (?:it|them|this)(?: off| out)?\b|${we}${adverbs} (?:dropped|left|taken|took|brought) (?:it|this|them|the ${itemWords})(?: off)? (?:at|to|in) the post(?: office)?\b|(?<=\b(?:was|were|been)\b.{0,20})\bcollected(?= (?:today|this|yesterday)\b(?!.{0,20}\bby\b))|${we}${adverbs} (?:put|popped|dropped|placed) (?:it|this|them|the ${itemWords}) in(?:to)? (?:the|today's|yesterday's|tonight's|this (?:morning|afternoon)'s) (?:post|mail|courier|van|delivery)(?: ?bag)?\b`,
  ],
  [
    'shipped.lent',
    'shipped',
    0.92,
    phrase`(?<=\b(?:was|were|been|have|has|'ve)\b.{0,40})\b(?:lent|loaned|charged|checked out) to (?:you|your)\b`,
  ],
  [
    'shipped.left',
    'shipped',
    0.88,
    phrase`^(?:shipped|sent|dispatched|posted)(?: on)? ?:? ?@date|^(?:[\w .'+-]{0,60} )?posted (?:on )?@date|^out (?:today|yesterday|this (?:morning|afternoon))(?= ?(?:$|[.!,]|by|with))|\b(?:it|book|item|volume|parcel|package) (?:has )?left (?:us |here )?(?=(?:on @date |yesterday |today |this (?:morning|afternoon) )?(?:by|with|via) (?:the |our )?(?:courier|van|post|dhl|ups|fedex|dpd|royal mail)|today|yesterday|this (?:morning|afternoon))|\b(?:has |have )?left (?:with (?:today's|yesterday's|this (?:morning|afternoon)'s)(?: \w+)? (?:post|mail|courier|collection|van)|our (?:library|building|house|premises)|us|here)(?: (?:today|yesterday|this (?:morning|afternoon)|at (?:noon|lunchtime)|on @date))?(?: (?:by|via|with)(?: [\w'-]+){1,5})?(?= ?(?:$|[.!,;]|and))`,
  ],
  [
    'shipped.attached',
    'shipped',
    0.92,
    phrase`\b(?:please )?(?:find|see|is|are|you will find|you'll find)(?: the| your)?(?: ${thing}{1,3})?(?:attached|enclosed)\b|(?:^|, )(?:the |your )?(?:${itemWords}|scan|pdf|requested ${itemWords}) (?:attached|enclosed)\b|^pp?\.? ?[\d -]{1,12} (?:are |is )?attached\b|^(?:attached|enclosed|here)(?: please find| you will find| is| are| comes?)?(?: the| your| a)?(?: requested)? (?:scan|pdf|article|chapter|copy|paper|pages|document)s?\b`,
    'file',
  ],
  [
    'shipped.link',
    'shipped',
    0.9,
    phrase`\b(?:download(?:ed)?|access(?:ed)?|available|retrieved?|viewed|here|found|link)\b(?=.{0,60}@url)`,
    'copy',
  ],

  [
    'will_supply.active',
    'will_supply',
    0.92,
    phrase`\b(?:we|i|and)(?:'ll| will| shall)${adverbs} (?:${supply}|(?:put|pop|drop|stick) (?:it|this|them|the ${itemWords}) in(?:to)? the (?:post|mail))\b(?:${something} and (?:then )?${supply}\b)?`,
  ],
  ['will_supply.passive', 'will_supply', 0.92, phrase`\b(?:will|shall)${adverbs} be${adverbs} ${supplied}\b`],
  [
    'will_supply.going',
    'will_supply',
    0.9,
    phrase`\b(?:is|are)(?: now| currently)? being${adverbs} (?:${supplied}|packed|prepared for (?:shipment|shipping|dispatch))\b`,
  ],
  [
    'will_supply.glad',
    'will_supply',
    0.9,
    phrase`\b(?:are|am|'re|'m|will be|'ll be) (?:able|happy|glad|pleased|delighted|going) to ${supply}\b|^(?:yes,? )?(?:happy|glad|pleased) to ${supply}\b|\b(?:we|i)(?:'d| would) be (?:happy|glad|pleased|delighted) to ${supply}\b`,
  ],
  ['will_supply.can', 'will_supply', 0.86, phrase`\b(?:we|i|and) can${adverbs} ${supply}\b`],
  ['will_supply.can_be', 'will_supply', 0.84, phrase`\bcan${adverbs} be${adverbs} ${supplied}\b`],
  [
    'will_supply.bare',
    'will_supply',
    0.88,
    phrase`\b(?:put|set|placed|kept) (?:it|this|one|the ${itemWords}) (?:aside|by) for you\b|^(?:yes,? )?(?:of course,? )?you (?:can|may|are welcome to) (?:borrow|have) (?:it|this|this one|the ${itemWords})(?= ?(?:$|[.!,]))|\byou(?:'ll| will| should) (?:have|get|receive) (?:it|this|them|the ${itemWords}) (?=by|on|tomorrow|this|next|soon|before|in )|\bwill be (?:collected|picked up) by (?:the |our )?(?:courier|van|driver|carrier|dhl|ups)\b|\b(?:van|courier|driver) will bring (?:it|them|the ${itemWords})(?: to you)?\b|, sending (?:it )?(?=today|tomorrow|this |on |next |out)|^(?:yes|certainly|of course|sure|happy)[,.! ]*(?:of course )?(?:we )?(?:can|will|to) (?:${supply}|oblige|help)\b|\b(?:there is |there's )?no reason why we should not ${supply}\b|^(?:yes,? |ok,? )?(?:will|can) (?:${supply}\b|(?:put|pop|drop|stick) (?:it|them|this) in the (?:post|mail)\b)|^sending (?:it )?(?=today|tomorrow|this |on |next |out)|^(?:yes,? )?(?:will do|can do)(?=[ ]*(?:$|[.!,;]))|\b(?:we'll|we will|i'll|i will|will) get (?:it|this|that|them|the ${itemWords}) (?:off|out|over|sent|sent off|in the (?:post|mail))(?: to you)?\b|\b(?:status|answer|result) ?:? ?will supply\b`,
  ],
  [
    'will_supply.goes',
    'will_supply',
    0.88,
    phrase`\b(?:goes|going|(?:will|'ll|should|can) go) (?:out|off|to you) (?=today|tomorrow|in |with |on |this |next |by |first |before |${dayName})|(?<!\b(?:van|post|courier|colleague|library|we|i|bus|driver|boss|train|director)(?: will|'ll)? )\b(?:goes|is going|will go|'ll go|leaves?|is leaving|will leave|'ll leave|will be leaving)(?: (?:here|us|from here|to you|into|in|by|with))?(?: the| our)?(?: (?:post|mail|courier|van))?(?: to you)? (?=today|tomorrow|on @date|on ${dayName}|${dayName}|this |next |first thing|later today|before )|(?:^|\b(?:it's|is|it'll be|will be|be|and) )(?:on (?:its|the) way|off to you|out|in the post) (?=(?:on )?${dayName}|tomorrow|next )|\b(?:it'll|it will|will) be in (?:the|today's|tonight's|tomorrow's|this (?:morning|afternoon)'s|\w+day's) (?:post|mail|van|bag|delivery)\b|^(?:dispatch|shipping|shipment|posting)(?: is| will be)?(?: on)?(?= ?(?:the )?@date| ?tomorrow)|\bwe can do (?:it|this|that)(?: one)?(?: for you)?(?=[ ]*(?:$|[.!,;]))`,
  ],

  [
    'will_supply.not_before',
    'will_supply',
    0.9,
    phrase`\b(?:will not|won't)${adverbs} be${adverbs} ${sent}(?: to you)? (?:until|before|till)(?: after)?(?: the)? @date|\bcan${adverbs}(?: only)? be(?: only)? (?:${sent}|supplied|delivered)(?: to you)? (?:only )?(?:from|after|on|as of)(?: the)? @date`,
  ],

  ['expects', 'expects_to_supply', 0.85, phrase`\bexpects? to(?: be able to)? ${supply}\b`],
  [
    'received.request',
    'request_received',
    0.86,
    phrase`^(?:your )?(?:request|order|e-?mail|message)(?: (?:no\.? |number )?\d+)? (?:was |has been |is )?received\b|\byour (?:ill |interlibrary loan |loan )?(?:request|order)(?: ?@date)?(?: has| have| was| is)?(?: been)?${adverbs} (?:received|registered|logged)\b|${we}${adverbs} received your (?:ill |interlibrary loan |loan )?(?:request|order)\b|\b(?:acknowledge|confirm)(?: the)?(?: safe)? receipt of (?:your|this|the) (?:ill |interlibrary loan |loan )?(?:request|order)\b`,
  ],
  [
    'received.working',
    'request_received',
    0.86,
    phrase`\b(?:will|shall) be (?:looked at|processed|dealt with|answered|handled|checked)(?: (?:in turn|shortly|soon|as soon as possible))?\b|\b(?:will|shall) process(?= (?:it|this|your|within))|${we}${adverbs} (?:got|have) your (?:request|order|email|mail)\b|^(?:thanks, )?got your (?:request|order|email)\b|^got (?:it|this)(?: thanks)?(?= ?[.!]?$)|\bwhich we received\b|\b(?:will|shall) deal with (?:it|this|your \w+)?(?: as soon as (?:possible|we can))?|\baim to (?:answer|reply|respond)(?: to (?:all |your )?\w+)? within [^.]{1,30}days?\b|\b(?:is|are|and) being dealt with\b|\b(?:is|are) (?:being processed|in process|in progress|under way)\b|\b(?:we're|we are|i am|i'm)(?: currently| still)? (?:working on|processing|checking|looking into) (?:it|this|your (?:request|order))\b`,
  ],

  [
    'conditional.if',
    'conditional',
    0.9,
    phrase`\b(?:can|will|could|are (?:able|willing|happy) to|may)(?: only| gladly)? (?:be )?(?:${supply}|${supplied})\b[^.?!]{0,80}\b(?:if you (?:accept|agree|pay|cover|sign|can accept)|provided (?:that )?you|on (?:the )?conditions?(?: that)?|under the (?:following )?conditions?|subject to)\b`,
  ],
  ['conditional.status', 'conditional', 0.9, phrase`\b(?:status|answer|result) ?:? ?conditional\b`],
  [
    'consent.accept',
    'asks_consent',
    0.9,
    phrase`\b(?:do|would|will|can|could) you (?:still )?(?:accept|agree|approve|be (?:willing|able|prepared) to (?:accept|pay))\b|\bare you (?:willing|prepared|happy|ready) to (?:accept|pay|cover)\b|\blet us know (?:if|whether) you (?:want|wish|would like|'d like) (?:us )?to (?:go ahead|proceed|continue)\b|\bdo you (?:want|wish|would you like) us to (?:proceed|go ahead|continue)\b|\bshould we (?:proceed|go ahead)\b`,
  ],
  [
    'consent.ok',
    'asks_consent',
    0.9,
    phrase`\bis (?:this|that|it|the (?:price|cost|fee|charge))(?: still)? (?:ok|okay|acceptable|alright|all right|fine|agreeable)\b|^(?:ok|okay|agreed|alright) ?\?`,
  ],
  [
    'consent.confirm',
    'asks_consent',
    0.9,
    phrase`\bplease (?:confirm|let us know|tell us|advise|reply|inform us)(?: us)?(?: that| if| whether)?(?: you (?:can |do |would )?(?:accept|agree|approve|are (?:willing|happy|fine|ok|okay|prepared))| (?:the|these|this|your) (?:cost|charge|fee|price|condition|term|acceptance|agreement)| (?:this|that|it) is (?:ok|okay|acceptable|fine|alright))`,
  ],

  [
    'retry.again',
    'retry_possible',
    0.9,
    phrase`${politeRequest}(?:try|ask|request|order|apply)(?: it| us| me| this| the item)? (?:again|anew|later)\b|${politeRequest}(?:resubmit|resend|re-?request|re-?order|re-?apply)\b`,
  ],
  [
    'retry.later',
    'retry_possible',
    0.88,
    phrase`\b(?:can|could|will)(?: only)?(?: be)? (?:${supply}|${supplied})${something} (?:later|at a later (?:date|time)|only (?:after|from) @date|again (?:from|after) @date)`,
  ],
  [
    'retry.until',
    'retry_possible',
    0.9,
    phrase`\b(?!(?:will not|won't)(?! be able| supply| lend| loan))${cannot}${adverbs} (?:be )?(?:${supply}|${supplied})${something}(?: to you)? (?:until|before|till)(?: after)?(?: the)? @date|(?:\bnot|n't) available(?: again)?(?: for (?:loan|ill|interlibrary loan))? (?:until|before|till)(?: after)?(?: the)? @date`,
  ],
  [
    'retry.closed',
    'retry_possible',
    0.88,
    phrase`\b(?:ill|interlibrary loans?|inter-library loans?|lending|loans?|service|interlibrary lending)(?: service)? (?:is|are|has been|have been) (?:currently |now )?(?:suspended|paused|on hold|stopped)(?: again)? (?:until|till)(?: the)? @date|\bcome back to us (?:then|after(?:wards)?|in (?:the )?\w+)\b`,
  ],
  [
    'retry.available',
    'retry_possible',
    0.84,
    phrase`\b(?:will be|is|becomes|be)(?: only)? available(?: again| for loan| for ill| for lending){0,2}(?: again)? (?:from|on|after|as of|in)(?: the)?(?: about| ca\.?)? (?:@date|(?:\d{1,2}|two|three|four|six) (?:days|weeks|months))`,
  ],

  [
    'unfilled.cannot',
    'unfilled',
    0.93,
    phrase`\b(?:can ?not|can't|couldn't) do (?:it|this|that|this one)\b|\b(?:${cannot}${adverbs}) (?:help|assist|oblige)\b(?! (?:you |us )?(?:with(?! (?:this|your|the) (?:request|title|item|one|order|book)\b)|find|finding|by|to)\b)(?: (?:you|out|here|this time|on this occasion)){0,2}|\b${cannot}${adverbs} ${supply}\b(?: (?:this|your|the|that) (?:request|order|title|item|book|one)\b| that\b(?= ?(?:$|[.,!-])))?`,
  ],
  [
    'unfilled.cannot_be',
    'unfilled',
    0.93,
    phrase`\b(?:can ?not|can'?t|could not|couldn'?t|may not|will not|won'?t|is not able to|is unable to)${adverbs} be${adverbs} ${supplied}\b`,
  ],
  [
    'unfilled.not_available',
    'unfilled',
    0.9,
    phrase`\b(?:is|are|it's)?${adverbs} ?(?:not|n't) (?:currently |presently )?available(?: for (?:interlibrary loans?|ill|inter-library loans?|loan|lending|interlibrary lending|us))?(?: at (?:present|the moment|this time|our library))?(?: from us| here)?|\b(?:is|are)?${adverbs} unavailable\b`,
  ],
  [
    'unfilled.not_lent',
    'unfilled',
    0.92,
    phrase`\bnever (?:goes|go|gets|lent|loaned|circulates?)\b(?: out)?(?: on loan)?|\bnot a lending (?:library|collection)\b|\b(?:may|can) only be (?:consulted|used|seen|viewed|read|studied) (?:here|on (?:the premises|site)|in (?:the|our) (?:library|reading room|building))\b|\b(?:never|not|n't|cannot|can't) (?:allowed to |to be allowed to )?leaves? (?:the|our|this) (?:building|library|premises|house|reading room|room|site)\b|\btoo (?:fragile|valuable|rare|precious|old|big|large|heavy|delicate|brittle|frail)(?: and \w+)? to (?:be )?(?:lend|lent|loan|travel|send|sent|post|posted|ship|shipped|leave|go out|mail|mailed)\b|\b(?:do not|don't) (?:take part|participate) in (?:the )?(?:interlibrary|inter-library|ill)(?: loans?| lending)?(?: schemes?)?\b|\b(?:licen[cs]es?|terms|publisher)(?: terms)? (?:does not|doesn't|do not|don't) let us (?:lend|loan|send|share)(?: (?:it|them|this))?\b|\b(?:cannot|can't|could not|couldn't|no|without) (?:get (?:at|to|into)|access(?: to)?) (?:it|this|the (?:book|item|stacks?|store|building|library)|our (?:stacks?|store|building|stock))\b|\bset aside for [\w ]{0,30}(?:only|readers|students)\b|\b(?:is|are|does|do)(?: not|n't) (?:go out|leave the \w+|circulate|lend(?:able|ed)?|loanable|loaned|lent|go out on (?:loan|ill)|for loan)\b|\bnon-?circulating\b|\bnot for loan\b|\breference (?:only|copy|copies|item|collection|book|stock|work)\b|\b(?:can ?not|can't|couldn't) (?:let (?:it|this|them) out|leave the (?:library|building|premises))\b`,
  ],
  [
    'unfilled.not_held',
    'unfilled',
    0.92,
    phrase`\b(?:do not|don't|does not|doesn't|no longer|never) (?:own|hold|have|owned|held|possess)\b|\bhave no (?:copy|copies)\b(?: of (?:this|that|the|it)(?: (?:book|title|item|edition))?)?|\b(?:was|been) withdrawn\b(?=.{0,60}\b(?:stock|collections?|sold|discarded|library)\b)|\bno longer in (?:our )?(?:stock|collections?|library)\b|(?:\bnot|n't) (?:owned|held|in our (?:collections?|holdings|library|stock|catalogu?e))\b|\b(?:is not|isn't|not) (?:ours|one of ours)\b|\b(?:do not|don't) (?:subscribe to|take (?=this (?:journal|title|periodical)))|\b(?:we|our library) lacks?\b|\b(?:withdrawn|weeded|discarded|deaccessioned)(?= (?:from|in|last|years?|some|a)\b|[ ]*(?:$|[.!,;]))(?: from (?:our )?stock)?`,
  ],
  [
    'unfilled.not_found',
    'unfilled',
    0.9,
    phrase`(?:\bnot|n't)(?: currently)? on (?:the |our |its )?shel(?:f|ves)\b|\b(?:can ?not|can'?t|could not|couldn'?t|unable to|did not|didn't|not able to) (?:find|locate)\b|\b(?:can ?not|can'?t|could not|couldn'?t) be (?:found|located)\b|\b(?:is|are|was|been|as|it's|copy's|book's)${adverbs}(?: reported| declared| listed)?(?: as)? missing\b|^lost(?= ?(?:$|[.,!]))|^(?:${itemWords} )?(?:missing|not found|not on shelf|not as cited)\b|\b(?:went|gone) missing(?: (?:during|in|after|since|some|last) [^,.!?;]{0,40})?|\b(?:is|has been|was)${adverbs}(?: reported| declared)?(?: as)? lost\b|\blost from our\b|\b(?:marked|declared|listed|recorded) (?:it|this)?(?: as)? ?missing\b|\b(?:copy|copies|book|it)(?: has| have|'s)? (?:walked (?:off|out)|gone walkabout|disappeared|vanished|been (?:stolen|thrown away|pulped|sold)|never (?:came|come) back)\b(?: (?:of the door )?(?:years|months|some time) ago)?|\bnowhere to be (?:found|seen)\b|\bhad to be thrown (?:away|out)\b|\b(?:we|i)(?:'ve| have| seem to have)?(?: either)? (?:mislaid|lost) (?:our(?: only)?|the) (?:copy|book|volume)\b|\b(?:have|has) (?:mislaid|lost) (?:our|the) (?:copy|book)\b`,
  ],
  [
    'unfilled.on_loan',
    'unfilled',
    0.88,
    phrase`^(?:sorry,? )?out on loan\b(?: (?:until|till)(?: the)? (?:@date|${sometime}))?|\b(?:is|are|it's|copy's|book's)${adverbs} (?:out )?(?:with|to) (?:(?:one|some|another) of our(?: own)?|a|an?other|our own) (?:patron|reader|user|borrower|student|customer|member|lecturer)s?\b(?: (?:until|till|who has it (?:until|till))(?: the)? (?:@date|${sometime}))?|\b(?:has )?(?:just |already )?been (?:claimed|taken|borrowed|taken out) by (?:a|an?other|one of our(?: own)?) (?:patron|reader|user|borrower|student|customer|member)s?\b|\b(?:someone|somebody) else has it(?: at the moment| just now| out)?\b|\b(?:is|are|it's|its)${adverbs}(?: all)?(?: out)? (?:on loan|checked out|charged out|lent out|in use|loaned out|borrowed)(?: (?:to|by) (?:another|a|one of our|other) (?:patron|reader|user|borrower|library|student|customer)s?)?(?: (?:until|till)(?: the)? (?:@date|${sometime}))?|^(?:${itemWords} )?(?:currently |already )?(?:on loan|checked out|in use)(?: (?:until|till)(?: the)? @date)?\b`,
  ],
  [
    'unfilled.state',
    'unfilled',
    0.88,
    phrase`\b(?:is|are|it's)${adverbs} (?:too )?(?:fragile|damaged|at the bindery|at bindery|at the binder(?:'s|s)?|being (?:bound|repaired|digiti[sz]ed)|in (?:a )?(?:poor|bad) condition|out for (?:repair|binding))\b(?: to (?:lend|be lent|loan|travel|send|post|ship|go out|leave))?`,
  ],
  [
    'unfilled.refused',
    'unfilled',
    0.93,
    phrase`\b(?:so )?(?:that's|it's|that is|the answer is|i'm afraid it's) (?:a |definitely )?no(?= ?(?:$|[.,!]|from us|then|this time))|\b(?:status|answer|result) ?:? ?(?:unfilled|not filled|not supplied)\b|^(?:request )?(?:unfilled|not filled|not supplied|cannot supply|can't supply|unable to (?:supply|fill))\b|\b(?:have to|must|had to) (?:decline|refuse|reject|turn down)\b|\b(?:request|order)(?: has been| was| is)${adverbs} (?:declined|refused|rejected|denied|unfilled)\b|\b(?:loan|lending|supply) is not possible\b|\b(?:our |the )?(?:licen[cs]es?|polic(?:y|ies))(?: terms)? (?:does not|doesn't|do not|don't) (?:allow|permit) (?:us )?(?:to )?(?:lend|loan|supply|copy|ill|interlibrary loans?|inter-library loans?|lending|loans?)\b`,
  ],

  [
    'cancelled.passive',
    'cancelled',
    0.94,
    phrase`(?<=(?:\b(?:has|have|was|were|is|are)|'s been)\b.{0,40})\bcancell?ed\b`,
  ],
  [
    'cancelled.active',
    'cancelled',
    0.94,
    phrase`${we}${adverbs} (?:cancell?ed|(?:taken|crossed|struck) (?:it|this|your request|the request) off (?:the|our|my) list|(?:stopped|dropped|withdrawn|pulled|binned|closed) (?:your|the|this) (?:request|order)|(?:deleted|removed|withdrawn) (?:your|the|this) (?:request|order))\b`,
  ],
  [
    'cancelled.bare',
    'cancelled',
    0.88,
    phrase`^(?:(?:ok(?:ay)?|all right|alright|fine|done|yes|no problem)(?:,| -)? )?(?:the |your )?(?:${itemWords} |now |hereby )?(?:cancell?ed|withdrawn at our end)|\b(?:request|order) (?:has been|is|was) withdrawn\b|\brequest (?:is )?(?:now )?closed(?= ?(?:$|[.,!]))\b(?:${asNow}|(?=:))|\b(?:status|answer|result) ?:? ?cancell?ed\b|\bconsider (?:it|this|(?:the|your|this) (?:request|order)) (?:as )?cancell?ed\b`,
  ],
  [
    'cancel.confirmed',
    'cancel_accepted',
    0.92,
    phrase`\b(?:your )?cancell?ation (?:request )?(?:is |was |has been )?(?:confirmed|accepted|done|processed|completed|successful)\b|\b(?:we|i)(?: can)?(?: hereby)? (?:confirm|accept) (?:your |the )?cancell?ation\b`,
  ],
  [
    'cancel.refused',
    'cancel_refused',
    0.92,
    phrase`\b(?:can ?not|can'?t|could not|couldn'?t|unable to|no longer|not able to|not possible to|too late to|no longer possible to)${adverbs} (?:be )?cancel(?:l?ed)?\b|\bcancell?ation (?:is |was |has been )?(?:not|no longer) (?:possible|accepted)\b|\bcancell?ation(?: request)? (?:is |was |has been )?(?:refused|rejected|declined|denied)\b|\btoo late (?:for a cancell?ation|to stop)\b`,
  ],

  [
    'renewed.passive',
    'renewed',
    0.94,
    phrase`(?<=(?:\b(?:has|have|was|were|is|are)|'s been)\b.{0,60})\b(?:renewed|extended)\b`,
  ],
  ['renewed.active', 'renewed', 0.94, phrase`${we}${adverbs} (?:renewed|extended)\b`],
  [
    'renewed.bare',
    'renewed',
    0.9,
    phrase`^(?:ok(?:ay)?,? |done,? |yes,? |sure,? )?(?:the |your )?(?:${itemWords} |all |now )?(?:renewed|extended)(?: for you)?(?: once more| again)?(?=[ ]*(?:$|[.!,;:-]|until|till|to|for|by|as requested|@date))`,
  ],
  [
    'renewed.granted',
    'renewed',
    0.93,
    phrase`^(?:yes,? |ok,? )?(?:we(?:'re| are) )?(?:happy|glad|pleased) to (?:renew|extend)\b(?: (?:it|this|(?:the|your) ${itemWords}))?|\b(?:renewal|extension)(?: request)?(?: is| was| has been)? (?:granted|approved|confirmed|accepted|ok|okay|done|successful)\b|\bnew (?:due )?date(?: is| will be|:)?(?= ?:? ?@date)|(?:\b(?:you|your reader|she|he|they) (?:can|may|is welcome to|are welcome to) |(?<=^|, |! )(?:please )?)(?:keep|have|hang on to|hold on to)(?: the)?(?: book| item| volume| it| this)? (?:until|till|to)(?= (?:the )?@date)|${we}${adverbs} (?:given|allowed|granted) (?:you|your reader|them|her|him)(?: an)? (?:another|extra|more|a further)?[\w ]{0,20}(?:weeks?|days?|months?)(?:,? (?:until|till|to)(?: the)? @date)?|${we}${adverbs} (?:pushed|moved|put|set|changed|re-?set)(?: back)? (?:the|your) (?:due )?date(?: back)?(?: to| until)?(?= (?:the )?@date)|${we}${adverbs} re-?issued\b|\b(?:loan|it|book) (?:now runs|runs now) (?:to|until|till)(?= (?:the )?@date)|\bnow due(?: back)?(?: on)?(?= (?:the )?@date)`,
  ],
  [
    'renew.refused',
    'renew_refused',
    0.93,
    anyOf(
      phrase`\b(?:do not|don't|never) (?:allow|permit|offer|grant|do)(?: any)? (?:renewals|extensions)\b`,
      phrase`\bno extension(?: this time| possible)?\b`,
      phrase`\b(?:${cannot}|not)${adverbs} (?:be )?(?:renew|extend|renewed|extended|grant (?:a|the|your) (?:renewal|extension))\b`,
      phrase`\b(?:is|are) (?:not|n't) renewable\b`,
      phrase`\bnon-?renewable\b`,
      phrase`\bno (?:further |more )?renewals?(?: (?:is |are )?possible)?\b`,
      phrase`\b(?:renewal|extension)(?: request)?(?: is| was| has been)? (?:not (?:possible|granted|allowed|approved|permitted)|denied|refused|rejected|declined)\b`,
      phrase`\bunrenewable\b`,
    ),
  ],
  [
    'renew.no',
    'renew_refused',
    0.9,
    phrase`^(?:it's|it is|it has|this has|item)(?: already)? been reserved(?: (?:by|for) \w+(?: \w+)?)?(?: here)?|^(?:no|sorry|unfortunately|i'm afraid)?,? ?(?:i'm afraid )?(?:not|that's not) possible\b|^(?:no|sorry|unfortunately)?,? ?not this time(?= ?(?:$|[.,!]))|^(?:sorry,? )?(?:i'm afraid )?(?:it's|it is|the book is|this is|it has|it's been|it has been)(?: been)? (?:needed|wanted|required|reserved|requested|recalled|on hold)(?: here)?\b(?: (?:by|for) (?:some(?:one|body) else|an?other \w+|one of our(?: own)? \w+|a \w+))?|\b(?:some(?:one|body)(?: else)?|another \w+) is (?:already )?waiting for it\b`,
    'renew',
  ],
  [
    'renew.pending',
    'renew_pending',
    0.85,
    phrase`\brenewal(?: request)?(?: is| has been| was)? (?:being (?:checked|processed|reviewed)|forwarded|passed on|under review|pending)\b`,
  ],

  [
    'back.received',
    'checked_in',
    0.94,
    phrase`\b(?:received|got|have|had)(?: ${thing}{1,4})? ?(?:safely )?back\b(?! (?:from (?!you)|to (?!us)|on the list|in touch))|\breceived back\b`,
  ],
  [
    'back.arrived',
    'checked_in',
    0.93,
    phrase`\b(?:is|are|has|have|was|were|it's)${adverbs}(?: been)?${adverbs} (?:arrived back|come back|came back|back (?:with us|here|in (?:our|the) (?:library|collection|stacks)|on (?:our|the|its) shel(?:f|ves))|safely back|returned to us|received back|checked in|discharged|returned safely)\b|\b(?:arrived|came) back(?: safely)?\b|(?<!\b(?:we|i|you|she|he|they) )\b(?:is|are|it's|book's) (?:safely )?(?:home|back)(?: home)?(?: again)?(?= ?(?:$|[.,!]|safe|with us|in (?:our|the) (?:library|stacks|collection)|on (?:our|the|its) shel|here|and|today|now))|^(?:all |book |item |everything )?(?:safely |safe and sound |now )?(?:back|home)(?: again)?(?: home)?(?: (?:on|in) (?:the|its|our) (?:shel(?:f|ves)|place|collection|library)| safely| safe and sound| with us)?(?= ?(?:$|[.,!]|as of today|today|thank))|^all safely back\b|\b(?:it |book |they |parcel )?got (?:here|back|home)(?: to us)?(?: safely| safe and sound| all right| fine)?(?= ?(?:$|[.,!]|on |this |today|yesterday))|\bticked off as returned\b|\bloan (?:is )?(?:now )?closed\b|${we}${adverbs} (?:checked|booked|logged) (?:it|this|them|the ${itemWords}) (?:back )?in\b`,
  ],
  [
    'back.return',
    'checked_in',
    0.93,
    phrase`\b(?:your )?return(?: has been| was| is)? (?:received|registered|confirmed|booked)\b|\breceived (?:your|the) return(?:ed)?\b|\breturned (?:${itemWords} )(?:has been |was |is )?received\b|\breceived the (?:book|item|volume|loan|material) (?:that |which )?you (?:returned|sent back|shipped back)\b|^(?:${itemWords} )?(?:received back|returned|checked in|discharged)(?=[ ]*(?:$|[.!,;-]|and checked in|@date|today|with[ ]*(?:$|[.!,])|safely|today|yesterday|on @date|with thanks))`,
  ],
  [
    'back.arrival',
    'checked_in',
    0.88,
    phrase`${we}${adverbs} received (?:the|your) (?:book|item|volume|loan|material|parcel|package)\b|(?<=\b(?:has|have)\b.{0,30})\b(?:safely )?(?:arrived|been received)\b|\b(?:has|have) been (?:safely )?returned(?= ?(?:$|[.,!]|today|safely|with|and|to us))|\b(?:book|item|parcel|volume|it) (?:has )?(?:safely )?reached us\b|^arrived safe and sound\b|\barrived safely\b|^all back(?=[ ]*(?:$|[.!,]|safe))|\bit (?:safely )?arrived(?: back| here| with us)?(?= ?(?:$|[.!,;]|safely|today|yesterday|this (?:morning|afternoon)))|^(?:${itemWords} )?received in good (?:order|condition)\b|\b(?:confirm|acknowledge) (?:the )?(?:receipt|(?:safe )?(?:return|arrival)) of (?:the|your|this) (?:book|item|volume|loan|material|parcel|package)\b|^(?:(?:the )?(?:book|item|volume) )?(?:safely )?(?:arrived|received)(?= ?(?:$|[.!,]|safely|today|with thanks|with *(?:$|[.!,])))`,
    'return',
  ],

  [
    'back.not_needed',
    'completed_without_return',
    0.92,
    phrase`(?:\b(?:there is )?no need to return ${it}|\byou (?:need not|do not (?:need|have) to|don't (?:need|have) to) (?:return|send back) ${it}|${isNot} (?:need|have) to be (?:returned|sent back)|\b${it} need not be (?:returned|sent back)|\byou (?:may|can) keep ${it})(?: back)?(?: to us)?(?=[ ]*(?:$|[.!,;]|any ?more|any longer|permanently|for good))`,
    'loan',
  ],

  [
    'recalled',
    'recalled',
    0.93,
    phrase`(?<=\b(?:is|has been|have been|was|must be|we|we've|have)\b.{0,20})\brecalled\b|\bhave had to recall\b|\b(?:we|i) (?:have to|must|need to|hereby|are) recall(?:ing)?\b|(?<!\bafter (?:that|this),? )\b(?:we|i|our library) (?:would like|'d like|want|urgently need|needs?|must have|need to have)(?: to have)? (?:the (?:book|item|volume)|it|this(?: one| book| item)?|that) back\b(?: (?:urgently|please|by @date))?|\b(?:a|one of our|another) (?:lecturers?|professors?|teachers?|students?|readers?|courses?)(?: here)? (?:urgently )?needs\b(?= .{0,60}\bfor\b)|^recalled\b|\b(?:have to|must|need to|had to) call (?:it|this|the (?:book|item|volume)) (?:back|in)(?: early)?\b|\b(?:one|some) of our(?: own)? (?:professors|lecturers|readers|users|students|patrons|teachers) (?:urgently )?needs (?:it|(?:the|this) (?:book|item|volume))(?: back)?(?: urgently)?\b|\b(?:it|this|the (?:book|item|volume)) is (?:now |urgently )?(?:needed|wanted|required) here\b|(?<!\b(?:renew\w*|exten\w*)\b.{0,80})\b(?:another|one of our|a local|our own) (?:reader|user|student|patron|borrower|member|customer)s? (?:urgently )?(?:needs|wants|is waiting for|has (?:requested|asked for|reserved)) (?:it|this|the (?:book|item|volume))\b|^recall(?: notice| of| :|:)`,
  ],
  [
    'return_now',
    'asks_return',
    0.9,
    phrase`\b(?:could|can|would) you(?: please)? (?:get|let us have|return|send) (?:it|this|them|the \w+)(?: back)?(?: to us)?(?= ?(?:$|[,.?!]|by|before|soon|to arrive))(?: by(?: the)? @date)?(?:,? please)?|\b(?:could|can|may) we (?:please )?have (?:it|this|this one|the (?:book|item|volume)) back\b|\b(?:please|(?:could|can|would) you(?: please)?) (?:return|send)(?: back)? (?:the (?:book|item|volume|loan)|it|this(?: (?:book|item|volume|loan))?|them)(?: back)?(?: to us)? (?:straight away|straightaway|promptly|immediately|at once|as soon as possible|asap|urgently|without delay|right away)\b`,
  ],
  [
    'overdue',
    'overdue',
    0.92,
    phrase`\b(?:is|are|it's)${adverbs}(?: (?:\d{1,3}|a|one|two|three|four|several) (?:days?|weeks?|months?)| long)? overdue\b|^(?:${itemWords} )?overdue\b|\boverdue notice\b|\b(?:our )?records (?:show|indicate)\b[^.?!]{0,60}\boverdue\b|\b(?:was|were) due(?: back)?(?: (?:here|with us|to us|for return))? (?:on )?(?:the )?@date(?!.{0,40}\b(?:came|received|arrived)\b)|\bpast (?:its|the) due date\b|(?<=\bdue\b.{0,40})\bhas(?: still)? not(?: yet)? (?:been )?(?:returned|come back)\b`,
  ],
] satisfies readonly RuleRow[])
