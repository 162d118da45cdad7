import type { EventWord } from './event.ts'
import { phrase } from './phrase.ts'

/** Words by which a sentence makes doubtful what a mail says, with sentences that hold them and sentences that do not. */
export type Doubt = {
  readonly id: string
  /** True where somebody takes back what was written, goes on looking, or is away: then nothing is proposed either. */
  readonly withdraws?: true
  /** True where polite words count, too: "we cannot confirm that …". */
  readonly inCourtesies?: true
  readonly words: RegExp
  /** The events that it makes doubtful; absent for all. */
  readonly only?: readonly EventWord[]
  /** Events that it leaves alone. */
  readonly except?: readonly EventWord[]
  readonly examples: readonly string[]
  readonly not: readonly string[]
}

/** Words of somebody who is away. */
export const away = phrase`\b(?:i am|i'm|i will be|am) (?:currently )?(?:out of (?:the )?office|away|on (?:holiday|vacation|leave))\b|\bout of (?:the )?office\b|\blimited access to (?:my )?e-?mail\b|\b(?:nicht im (?:buero|haus|dienst)|im urlaub|abwesend|(?:bin|sind|ist) (?:\w+ ){0,4}ausser haus(?! (?:gegeben|verliehen)))\b`

/** Numbers of parts of a loan. */
const few =
  '(?:eine?[rns]?|zwei|drei|vier|fuenf|one|two|three|four|five|une?|deux|trois|quatre|cinq|\\d{1,2})'

const longAgo =
  "(?:last (?:year|spring|summer|autumn|winter)|(?:\\w+ )?years? ago|in the past|formerly|previously|(?:letztes|voriges) jahr|vor (?:\\w+ )?jahren|frueher\\b(?! (?:als|zurueck))|damals|l'annee derniere|l'an dernier|autrefois|jadis|il y a (?:\\w+ )?ans)"

const pointer = '(?:this|that|it|all|which|the above|everything|things|plans?)'

/**
 * What makes doubtful all that a mail says, in whichever of its sentences it stands: somebody takes it back, is not sure of it, has
 * it from others, asks for it to be confirmed, makes it depend on something, or wrote about another matter.
 */
export const doubtsOfMail: readonly Doubt[] = [
  {
    id: 'correction',
    withdraws: true,
    words: phrase`\b(?:(?:that|this|it)(?:'s| is| was)(?: all)? (?:wrong|untrue|false|incorrect|not (?:true|right|correct))|no,? wait|nein,? halt|(?:das|dies) (?:ist|war)(?: alles)? falsch|stimmt (?:so )?nicht|c'est(?: tout)? faux|non,? attendez|by mistake|(?:a|my|our) (?:mistake|error|misunderstanding)|(?:ein|mein|unser) (?:fehler|missverstaendnis|versehen)|mistaken(?:ly)?|in error|erroneously|correction|please (?:disregard|ignore)|(?:disregard|ignore) (?:this|that|the above|my|our|the (?:last|previous|earlier|former))|(?:scrap|strike|forget) (?:that|this|it)\b|take (?:all )?(?:that|this) back|on second thoughts?|(?:i|we) (?:was|were) wrong|mixed (?:\w+ ){0,3}up|mix-up|confused (?:this|it|two|your|you|the)\b|wh?oops|versehentlich|irrtuemlich\w*|irrtum|korrektur|berichtigung|gegenstandslos|(?:nehmen|nehme) (?:wir |ich )?(?:das|dies|alles|meine \w+|unsere \w+) (?:hiermit |wieder |leider )?zurueck|war falsch|ignorieren|verwechs\w+|rectificatif|erratum|(?<!sauf )erreur|(?:suis|sommes|m'etais|etions) tromp\w+|confondu\w*|confusion|ignorer|(?:tenez|tenir) (?:pas |aucun )?compte|oups)\b|^ups\b[,! ]`,
    examples: [
      'Sorry, that was a mistake.',
      'Wir haben zwei Titel verwechselt.',
      'Merci d’ignorer ce message.',
    ],
    not: ['We have received the parcel back.', 'Wir nehmen das Buch gern zurück.'],
  },
  {
    id: 'wrong_one',
    withdraws: true,
    words: phrase`\b(?:wrong|incorrect) (?:request|mail|e-?mail|message|list|book|title|item|library|address|order|person|number|form|reference|thread|loan|window)\b|\bfalsche[rsnm]? (?:bestellung|anfrage|mail|nachricht|liste|buch|titel|bibliothek|adresse|empfaenger\w*|formular|vorgang|band)\b|\bmauvaise? (?:demande|mail|message|courriel|liste|livre|titre|bibliotheque|adresse|destinataire|formulaire|dossier|personne)\b|\b(?:isn't|is not|was not|wasn't) ours\b|\bist nicht unser\w*\b|\bn'est pas (?:le notre|la notre|a nous)\b`,
    examples: [
      'Sorry, wrong request.',
      'Ups, falscher Titel.',
      'Désolé, mauvaise demande.',
      'Received, but it is not ours.',
    ],
    not: ['The title is right.'],
  },
  {
    id: 'other_matter',
    words: phrase`\b${pointer}(?:'s| is| was| were| concern(?:s|ed)| refer(?:s|red))(?: meant| intended| about| only| actually| all| to| for| from){0,4} (?:another|a different|somebody else|someone else|an earlier|a previous|an older?|the other)\b|\b(?:das|dies|es|alles|obiges)(?: \w+){0,2} (?:betraf|betrifft|galt|gilt|war|ist|bezog sich|bezieht sich)(?: (?:nur|eigentlich|auf|fuer|leider|wohl)){0,3} (?:eine?[nrms]? )?(?:andere[nrms]?|frueheren?|aeltere[nrms]?|jemand anders?)\b|\b(?:c'etait|c'est|ceci est|cela etait|(?:cela|ceci|il|ca) (?:concerne|concernait|concernent)) (?:pour |a propos de |destine a )?(?:un|une|d'une|d'un|l'|quelqu'un d')? ?autre\b|\bmeant for (?:another|someone|somebody|a different)\b|\bfuer (?:eine andere|einen anderen|ein anderes|jemand\w* ander\w*) (?:\w+ )?(?:gedacht|bestimmt)\b`,
    examples: [
      'That was about another request.',
      'Das betraf eine andere Bestellung.',
      'C’était pour un autre lecteur.',
    ],
    not: ['Another reader is waiting.', 'Ein anderer Leser wartet.', 'Un autre lecteur attend ce livre.'],
  },
  {
    id: 'long_past',
    words: phrase`\b(?:this|that|it|all) (?:was|happened|is from)(?: all| back)? (?:last (?:year|month|summer|winter|spring|autumn)|years? ago|long ago|in (?:19|20)\d\d|a (?:year|while|long time) ago|some time ago)\b|\b(?:das|dies|es) (?:war|geschah|ist)(?: \w+)? (?:letzte[sn]? (?:jahr|monat|sommer|winter)|vor (?:\w+ )?(?:jahren|monaten|langer zeit)|frueher|lange her)\b|\bc'etait (?:l'an(?:nee)? \w+|il y a|autrefois|avant|jadis)\b`,
    examples: ['That was last year.', 'Das war letztes Jahr.', 'C’était l’année dernière.'],
    not: ['It was sent last week.'],
  },
  {
    id: 'may_change',
    words: phrase`\b(?:may|might|could|can|will|is likely to|are likely to)(?: well| still| yet| of course| always){0,2} (?:change|turn out|be different)\b|\bsubject to\b|\b(?:kann|koennte|mag|wird|koennen)\b.{0,40}\b(?:aendern|anders (?:kommen|aussehen|sein))\b|\b(?:vorbehaltlich|vorbehalt|vorbehaltlos nicht)\b|\b(?:peut|pourrait|peuvent|va)(?: bien| encore| toutefois| toujours){0,2} (?:changer|evoluer|etre modifie\w*)\b|\bsusceptibles? de\b|\bsous reserve\b`,
    examples: ['However, this may change.', 'Das kann sich noch ändern.', 'Cela peut encore changer.'],
    not: ['The due date has changed.', 'You may keep it.'],
  },
  {
    id: 'unsure',
    words: phrase`\b(?:not|isn't|aren't|never|n't)(?: \w+){0,2} (?:sure|certain|positive|definite|final|official|decided|settled|guaranteed)\b|\bunsure\b|\bstill (?:open|pending|unclear|undecided)\b|\bnoch (?:offen|unklar)\b|\bencore (?:ouverte?|en suspens)\b|\buncertain\b|\b(?:no|without|can't|cannot) (?:guarantees?|promises?|warrant(?:y|ies))\b|\b(?:do not|don't)(?: \w+)? (?:quote|take (?:my|our|his|her) word|count on|rely on|bet on)\b|\b(?:may|might|could) (?:well )?(?:be|have been) (?:wrong|mistaken|different)\b|\bmay have (?:got|mis\w+)\b|\bnicht(?: \w+){0,3} sicher\b|\bsicher (?:\w+ ){0,3}nicht\b|\bunsicher\b|\bohne gewaehr\b|\b(?:kann|koennte|koennen) (?:mich|uns)(?: auch)? (?:irren|taeuschen)\b|\b(?:versprechen|garantieren)\b.{0,20}\b(?:nicht|nichts)\b|\b(?:nicht|nichts) (?:versprechen|garantieren)\b|\bverlassen sie sich (?:bitte )?nicht\b|\bnicht (?:endgueltig|entschieden|amtlich|definitiv)\b|\b(?:suis|sommes|est)(?: \w+)? pas(?: \w+)? (?:surs?|sure|certaine?s?|definitif)\b|\bpas (?:encore )?(?:certaine?s?|sure|definitif|decide)\b|\bsans garantie\b|\b(?:peux|pouvons|peut) (?:me|nous) tromper\b|\bincertaine?s?\b|\b(?:no|not an?) (?:answer|reply|decision|news|result)s?(?: \w+){0,2} yet\b|\b(?:noch|bisher) keine? (?:antwort|nachricht|entscheidung|ergebnis)\b|\bpas encore de (?:reponse|decision|nouvelles?)\b`,
    examples: [
      'But I am not sure.',
      'Sicher bin ich mir nicht.',
      'Je n’en suis pas certaine.',
      'No promises.',
    ],
    not: ['Please make sure that it is insured.', 'Pas sur place.'],
  },
  {
    id: 'to_confirm',
    words: phrase`\bto be confirmed\b|\btbc\b|\b(?:will|'ll|shall|must|need to|have to|has to|going to|let me|want to) (?:\w+ )?(?:confirm|double-?check|check|verify|clarify|find out)\b(?! (?:it|this|the \w+|them) in\b| in\b)|\b(?:still|are|am|is|we're|i'm) (?:still )?(?:checking|verifying|clarifying)\b(?! (?:it|this|the \w+) in\b| in\b)|\bconfirmation (?:follows|to follow|will follow|is pending|pending)\b|\b(?:bestaetigung|bestaetigen|bestaetige)\b.{0,20}\b(?:folgt|morgen|spaeter|nachher|noch|naechste)\b|\b(?:pruefen|pruefe|klaeren|klaere|schaue|schauen|sehe|sehen|gucke)\b.{0,20}\b(?:noch|nochmals?|nochmal|erst|morgen) ?(?:nach|einmal|mal)?\b|\b(?:muss|muessen|werden|werde|wird)\b.{0,20}\b(?:pruefen|klaeren|nachsehen|geprueft|geklaert)\b|\b(?:me|nous) renseign\w+\b|\berkundig\w+ (?:mich|uns)\b|\b(?:will|'ll|shall) (?:enquire|inquire)\b|\ba confirmer\b|\bconfirmer(?:ons|ai|a|ez)\b|\bverifi(?:ons|e|erons|erai) (?:encore|demain|cela|ca)\b`,
    examples: ['We will confirm this tomorrow.', 'Wir prüfen das noch.', 'À confirmer.', 'Je me renseigne.'],
    not: ['We confirm the loan.', 'We will check it in tomorrow.', 'Wir bestätigen die Rückgabe.'],
  },
  {
    id: 'searching',
    withdraws: true,
    words: phrase`\b(?:will|going to|shall|'ll) (?:look|search|check|try)(?: for it| for the \w+| it)? (?:again|once more|further|tomorrow|later|next)\b|\b(?:wird|werden)(?: noch| derzeit| gerade| jetzt)* gesucht\b|\bsuchliste\b|\bbeing (?:searched|looked) for\b|\b(?:still|keep|continue) (?:looking|searching|to search|to look)\b|\b(?:let me|i will|we will|i'll|we'll|need to|have to) (?:look|see)\b|\b(?:suchen|schauen|sehen|pruefen)\b(?=.{0,30}\b(?:weiter|erneut|nochmals|nochmal|noch einmal|morgen nach|das noch)\b)|\b(?:cherchons|cherche) (?:encore|toujours)\b`,
    examples: ['We are still looking for it.', 'Das Buch wird noch gesucht.', 'Nous cherchons encore.'],
    not: ['We have searched everywhere.'],
  },
  {
    id: 'passed_on',
    words: phrase`\b(?:nicht|not|pas)(?: \w+){0,2} (?:zustaendig|responsible|in charge|competente?s?)\b|\bnot the right (?:person|address|desk|department)\b|\bpas la bonne (?:personne|adresse)\b|\b(?:leite|leiten)\b.{0,60}\bweiter\b|\bweitergeleitet\b|\bforward(?:ed|ing)? (?:your|this|the) (?:request|e-?mail|mail|message|order|question)\b|\b(?:transmets|transmettons|transmise?|transfere\w*)\b.{0,30}\b(?:demande|message|mail|courriel|collegue|service|magasin)\b|\b(?:demande|message|mail|courriel)\b.{0,30}\b(?:transmise?|transfere\w*)\b`,
    examples: [
      'Ich bin nicht zuständig und leite weiter.',
      'I have forwarded your request to the loans desk.',
      'Votre demande a été transmise au magasin.',
    ],
    not: [
      'The book was forwarded to you by courier.',
      'Wir suchen weiter.',
      'Nous vous transmettons le livre.',
    ],
  },
  {
    id: 'dissent',
    words: phrase`\b(?:says?|said|thinks?|told|tells|wrote|writes|claims?|believes?)(?: \w+)? (?:otherwise|the opposite|something else|differently|not so)\b|\bthe opposite\b|\b(?:must|has to|have to|needs? to|will) (?:still |first )?(?:decide|approve|agree|sign)\b|\b(?:pending|awaiting|waiting for)(?: the| our| final| my| her| his| their){0,2} (?:approval|decision|permission|confirmation|authori[sz]ation)\b|\bdas gegenteil\b|\b(?:muss|muessen|soll|wird|werden)\b.{0,30}\b(?:entscheiden|genehmigen|zustimmen)\b|\b(?:entscheidet|entscheiden)\b|\ble contraire\b|\b(?:doit|doivent|va|devra)\b.{0,20}\b(?:decider|approuver|valider)\b|\b(?:decidera|decideront)\b`,
    examples: [
      'My colleague says otherwise.',
      'Meine Kollegin muss noch entscheiden.',
      'Ma collègue doit décider.',
    ],
    not: ['My colleague says hello.'],
  },
  {
    id: 'from_others',
    words: phrase`\bor so (?:i|we|they|he|she|it)\b|\bat least (?:that|this|so|according|it says)\b|\bthat(?:'s| is| was) what\b|\b(?:so|das) (?:wurde|hat|hiess|heisst|steht|sagt\w*)(?: \w+){0,4} (?:gesagt|system|katalog|es|mitgeteilt)\b|\bjedenfalls\b.{0,20}\bsystem\b|\bc'est ce qu'\w+\b|\bdu moins\b|\bat least\b.{0,30}\b(?:system|catalogue|computer|records?)\b`,
    examples: ['Or so I was told.', 'So wurde es mir gesagt.', 'C’est ce qu’on m’a dit.'],
    not: ['At least it is not heavy.'],
  },
  {
    id: 'not_meant',
    words: phrase`\b(?:this|that|it|all)(?:'s| is| was)(?: only| just| all| merely){0,2}(?: an?| the)? (?:joke|test|drafts?|example|exercise|sample|template|lie|nonsense|training)\b|\b(?:just|only) (?:a )?(?:kidding|joking|joke|testing|test|draft)\b|\b(?:das|dies|es) (?:ist|war)(?: nur| bloss| lediglich)?(?: ein\w*)? (?:scherz|witz|test\w*|entwurf|beispiel|muster|uebung|quatsch|unsinn)\b|\b(?:c'etait|c'est|ceci est|il s'agit d')(?: juste| seulement)? ?(?:une? )?(?:blague|plaisanterie|test|essai|brouillon|exemple|exercice|modele)\b`,
    examples: ['This is only a draft.', 'Das war ein Scherz.', 'Ceci est un test.'],
    not: ['It is a good example of a clear form.'],
  },
  {
    id: 'alone',
    words: phrase`^(?:well,? |or |but |oder |aber |ou |mais |et |and |und )?(?:maybe|perhaps|possibly|probably|presumably|allegedly|supposedly|apparently|hopefully|not|not really|actually|really|almost|no|i|we|think|guess|hope|believe|suppose|assume|or|vielleicht|eventuell|moeglicherweise|wahrscheinlich|vermutlich|angeblich|hoffentlich|nicht|auch|doch|eigentlich|fast|glaube|hoffe|denke|vermute|ich|wir|glauben|hoffen|peut-etre|probablement|sans doute|apparemment|je|nous|crois|pense|espere|croyons|esperons|non|pas|en fait|ou)(?:,? (?:not|really|so|think|guess|hope|believe|suppose|assume|no|nicht|auch|doch|wirklich|ich|wir|non|pas|crois|pense|espere|croyons|esperons|vraiment|peut-etre))*[.! ]*$`,
    examples: ['Perhaps.', 'Oder auch nicht.', 'Je crois.', 'Actually not.'],
    not: ['Yes.', 'Ja.', 'Oui.'],
  },
  {
    id: 'depends',
    words: phrase`^(?:but |and |only |that is,? |aber |und |nur |mais |et |seulement )?(?:if|unless|provided|providing|depending|as long as|assuming|except if|wenn|falls|sofern|vorausgesetzt|ausser|es sei denn|si|s'il|sauf si|a condition|pourvu|a moins)\b(?!.*\b(?:please|let|contact|call|tell|write|ask|phone|just|bitte|melden|rufen|schreiben|sagen|merci|veuillez|contactez|appelez|n'hesitez|ecrivez|prevenez|dites)\b)[^,;:?]{0,90}$|\bdepend(?:s|ed|ing)? (?:on|upon)\b|\b(?:it|that|this|all) depends\b|\bhaengt\b.{0,40}\bab\b|\bkommt (?:darauf|drauf) an\b|\b(?:cela|ca|tout|ceci) depend\b`,
    examples: [
      'Unless you object.',
      'Wenn Sie einverstanden sind.',
      'Si vous êtes d’accord.',
      'It depends on the weather.',
    ],
    not: [
      'If you have questions, please call.',
      'Falls etwas fehlt, melden Sie sich bitte.',
      'Si besoin, contactez-nous.',
    ],
  },
  {
    id: 'away',
    withdraws: true,
    words: away,
    examples: ['I am out of office until Monday.', 'Ich bin im Urlaub.'],
    not: ['The office is open.'],
  },
]

/**
 * What makes doubtful what its own sentence says: a wish, a guess, what others say or wrote, an example, another time or reader, or
 * something that must come first.
 */
export const doubtsOfSentence: readonly Doubt[] = [
  {
    id: 'unreal',
    words: phrase`\b(?:i|we|they|he|she|you) (?:\w+ )?(?:wish(?:ed|es)?(?! (?:you|ihnen|euch|your (?:reader|patron|library|team|colleagues?))\b)|pretend|imagine|dream\w*|hoped|were hoping)\b|\bif only\b|\b(?:imagine|pretend|suppose|picture|assuming|supposing)\b|^(?:we|i)(?: do| really| very much| still)* hope(?! you\b| this helps| that helps| that you\b| all)|\bhopefully\b|\bwuensch(?:e|en|te|ten|t)\b(?! (?:ihnen|euch|dir|ihre[mnr])\b)|\bwenn nur\b|\bangenommen,|\bstellen sie sich\b|\bhoffentlich\b|^(?:wir|ich) hoffe\w*,? (?!sie|ihr|euch|das hilft)|\b(?:aimerions|aimerais|souhaiterions|voudrions) (?:bien )?qu|\bsi seulement\b|\b(?:imaginez|supposons|admettons)\b|\b(?:esperons|espere) (?:bien )?qu(?!e vous|'il vous| vous)`,
    examples: [
      'We wish your item is on its way.',
      'Wir wünschten, das Buch ist unterwegs.',
      'Nous espérons que le livre est en route.',
    ],
    not: ['We wish you a good day.', 'Wir wünschen Ihnen viel Freude.'],
  },
  {
    id: 'guess',
    words: phrase`^(?:almost|nearly|fast|beinahe|presque|normally|usually|ordinarily|normalerweise|ueblicherweise|gewoehnlich|habituellement|d'habitude|en general)\b|\b(?:(?:had |have |was |were |is )?planned|the plan (?:is|was)|geplant war|war geplant|bezweifel\w*|doutons|doute|doubt\w*|thinks?|in theory|theoretically|as far as (?:i|we)|to (?:my|our|the best of my|the best of our) knowledge|if (?:i|we) remember|theoretisch|soweit (?:ich|wir)|meines wissens|unseres wissens|(?:kann|koennte|mag) (?:ja |auch |gut )?sein|nehme an|nehmen an|en theorie|a (?:ma|notre) connaissance|il (?:se peut|se pourrait|semble|semblerait|parait)|parait-il|(?:je|nous) (?:crois|pense|croyons|pensons|suppose|supposons|presume)|too early|too soon|zu frueh|trop tot|it (?:seems|appears|looks)|seemingly|suspect|it (?:may|might|could) be that|il etait prevu|weather permitting|all going well|if all goes)\b`,
    examples: [
      'In theory the book is on its way.',
      'Soweit ich weiß, ist das Buch unterwegs.',
      'À ma connaissance, le livre est en route.',
    ],
    not: ['It is too late.'],
  },
  {
    id: 'said_by_others',
    words: phrase`\b(?:you|they|people|somebody|someone|(?:an)?other library|he|she|the (?:system|computer|catalogue))(?: has| have| had| all)? (?:wrote|write|writes|written|says?|said|claim(?:s|ed)?|think|thinks|told|tells|insists?|asked (?:us )?(?:if|whether))\b|\byour (?:mail|e-?mail|letter|message|form) (?:says?|said)\b|\b(?:i|we|us) (?:was|were|been) told\b|\btold (?:us|me)\b|\brumou?r\b|\bsupposedly\b|\ballegedly\b|\bapparently\b|\b(?:sie|ihr) (?:schrieben|schreiben|sagten|sagen|fragten|meinten|behaupten)\b|\bschreiben sie\b|\bman (?:sagt|hat (?:mir|uns))\b|\b(?:hat|haben) (?:mir|uns) gesagt\b|\bes heisst\b|\bheisst es\b|\bangeblich\b|\banscheinend\b|\bscheinbar\b|\blaut ihrer\b|\bvous (?:demandiez|ecriviez|ecrivez|disiez|dites)\b|\bavez (?:ecrit|dit|demande si)\b|\bselon votre\b|\bon (?:nous |m')?(?:a )?dit que\b|\b(?:nous|m')a dit\b|\bdit que\b|\bpretend\w* qu`,
    examples: [
      'You wrote that the book was sent.',
      'Man hat mir gesagt, das Buch ist unterwegs.',
      'On nous a dit que le livre est en route.',
    ],
    not: ['We wrote the due date on the slip.'],
  },
  {
    id: 'denied',
    inCourtesies: true,
    words: phrase`\b(?:(?:is|was)(?: not|n't)|isn't|never|not) (?:so|true|the case|correct|right)\b|\b(?:nobody|no ?one|never) (?:says?|said|claims?|claimed)\b|\b(?:(?:not|cannot|can't|couldn't|won't) (?:confirm|promise|say|guarantee)|(?:not|n't) able to (?:confirm|say|promise)|nicht (?:so|wahr|der fall|richtig|bestaetigen|versprechen|sagen)|pas (?:confirmer|dire|promettre|garantir)|stimmt nicht|niemand (?:sagt|behauptet)|nie gesagt)\b|\b(?:pas (?:vrai|exact|le cas)|n'est pas que|personne ne dit|jamais dit)\b`,
    examples: [
      'It is not so that we cannot lend it.',
      'Es ist nicht so, dass das Buch unterwegs ist.',
      'Il n’est pas vrai que le livre est parti.',
    ],
    not: ['It is not on the shelf.'],
  },
  {
    id: 'reported',
    words: phrase`(?<!\b(?:so|now|found|find|see|seen|sees?|shows?|confirm|note|sorry|afraid|hear|say|know|noticed?|good|glad|happy|pleased|pity|shame|aware|condition|provided) )\bthat (?:we|i|you|the|your|our|it|this|they|an?|he|she|there|my|no|nobody|another)\b|(?<!\b(?:mit|so|schade|leid|festgestellt|sehe|sehen|gesehen|bestaetigen|bestaetige|gut|froh|sagen|mitteilen|hinweis|beachten sie|bestaetigen sie|vergessen sie nicht),? )\bdass\b|(?<!\b(?:informe\w*|informer|confirme\w*|confirmer|signale\w*|vois|voyons|constate\w*|desolee?s?|regrette\w*|parce|afin|pour|bien|alors|tandis|des|alors|donc|note|savoir|dire|sachez) )\bqu(?:e |')(?:le|la|les|l'|nous|vous|votre|notre|je|j'|il|elle|ce|cet|cette|une?)\b`,
    examples: [
      'The plan is that the book is sent today.',
      'Geplant war, dass das Buch verschickt wird.',
      'Il était prévu que le livre parte.',
    ],
    not: ['I see that it was sent.', 'Je vous informe que le livre est parti.'],
  },
  {
    id: 'part',
    words: phrase`\b${few}(?: \w+)? (?:of|out of|von|sur|d'entre)(?: the| your| our| these| den| dem| les)?(?: \w+)? ?(?:${few}|them|ihnen|eux)\b|\b(?:some|most|half|parts?) of (?:the|them|it|your)\b`,
    examples: [
      'Two of the three volumes are back.',
      'Zwei von drei Bänden sind wieder da.',
      'Deux volumes sur trois sont revenus.',
    ],
    not: ['Three volumes are back.'],
  },
  {
    id: 'not_it',
    words: phrase`^you (?:wanted|ordered|asked|requested)\b[^,]{1,60}, |\b(?:not|n't) (?:ours|yours|the (?:right|one|same)|what (?:we|you))\b|\bnicht (?:unser\w*|das richtige|der richtige|die richtige)\b|\bfremde[snr]? (?:buch|band|medium|exemplar)\b|\bpas (?:le|la|les) (?:notres?|votres?|bon|bonne)\b`,
    examples: [
      'We received a book back, but it is not ours.',
      'Ein fremdes Buch kam zurück.',
      'Le livre est revenu, ce n’est pas le nôtre.',
    ],
    not: ['It is not on the shelf.'],
  },
  {
    id: 'other_item',
    words: phrase`^(?:the |your |our |ihre? |die |das |votre |la |le )(?:last|previous|former|earlier|letzte[sn]?|vorige[sn]?|fruehere[sn]?|derniere?|precedente?) (?:request|order|loan|title|book|bestellung|anfrage|fernleihe|buch|titel|demande|commande|pret|livre|titre|renewal|verlaengerung)\b|^(?:only |nur |seul |and |und |et )?(?:the |your |our |ihre? |unsere? |der |die |das |ein |eine |votre |notre |l'|un |une |les |vos )?(?:another|others?|andere[rsnm]?|autres?)\b(?! (?:reader|user|patron|borrower|library|libraries|student|member|person|people|professor|customer|leser|nutzer|benutzer|person|bibliothek|student|studierend|kund|interessent|lecteur|lectrice|usager|bibliotheque|etudiant|personne|abonne|professeur))|\b(?:another|one|un autre|une autre) (?:of|de) (?:your|our|vos|nos)\b(?! (?:own )?(?:readers?|patrons?|users?|students?|borrowers?|members?|customers?|lecturers?|colleagues|professors?|staff|lecteurs|lectrices|etudiants|usagers|abonnes))|\b(?:the |your )(?:book|item|volume|parcel|title)s? (?:that |which )?you (?:have )?(?:returned|sent|lost|kept)\b(?=.*\b(?:will|not|lost|damaged)\b)`,
    examples: [
      'Another of your loans is overdue.',
      'Der andere Band wurde verlängert.',
      'L’autre volume a été prolongé.',
    ],
    not: ['Another reader is waiting.', 'Ein anderer Leser wartet.', 'Un autre lecteur attend.'],
  },
  {
    id: 'how_you_do_it',
    words: phrase`\byou (?:cannot|can't|can not|may not|must|have to|need to) (?:only )?(?:cancel|renew|return|order|request)\b|^(?:all )?(?:shipped|posted|dispatched|returned) (?:items|books|parcels|loans|orders)\b|^(?:verschickte|versandte|versendete|zurueckgegebene) \w+\b|^les (?:colis|envois|livres|documents) (?:envoyes|expedies|rendus)\b`,
    examples: ['You cannot cancel by mail.', 'Shipped items can be tracked on our page.'],
    not: ['We cannot cancel it.', 'Shipped today.'],
  },
  {
    id: 'should_have',
    except: ['unfilled', 'overdue', 'recalled'],
    words: phrase`\b(?:muesste|muessten|duerfte|duerften)\b(?!.*\b(?:ankommen|eintreffen|da sein|bei ihnen)\b)|\b(?:should have|must have|ought to|aurait du|auraient du|a du)\b`,
    examples: [
      'Die Kollegin müsste es verschickt haben.',
      'It must have been sent yesterday.',
      'Le livre aurait dû partir.',
    ],
    not: ['Das Paket müsste morgen bei Ihnen ankommen.'],
  },
  {
    id: 'how_often',
    words: phrase`\b(?:schon|bereits) (?:einmal|zweimal|dreimal)\b|\b(?:renewed|extended)\b.{0,20}\b(?:once|twice)\b|\b(?:once|twice) (?:already|before)\b|\b(?:deja|ete)\b.{0,20}\b(?:prolonge|renouvele)e?s? (?:une|deux|trois) fois\b`,
    examples: [
      'Die Leihfrist wurde schon einmal verlängert.',
      'It was renewed once already.',
      'Le prêt a déjà été prolongé une fois.',
    ],
    not: ['Die Leihfrist wurde verlängert.'],
  },
  {
    id: 'came_back',
    only: ['shipped', 'will_supply'],
    words: phrase`\b(?:came|come|comes) (?:straight |right )?back(?: (?:to us|unopened|again|on|undelivered))?\b|\bundeliver\w*\b|\bunzustellbar\b|\bkam\b.{0,30}\bzurueck\b|\bzurueckgekommen\b|\b(?:nous )?est revenus?(?:e|)\b`,
    examples: [
      'We sent it, it came back unopened.',
      'Wir haben es verschickt, es kam aber zurück.',
      'Nous l’avons envoyé, il est revenu.',
    ],
    not: ['Please send it back.'],
  },
  {
    id: 'sent_for',
    only: ['shipped'],
    words: phrase`\bsent (?:away |off |out )?for\b(?! you)|\b(?:sent|envoye) (?:mr|mrs|ms|mme|m\.|madame|monsieur|dr)\b|\b(?:frau|herrn?)\b.{0,30}\b(?:geschickt|gesandt)\b`,
    examples: [
      'We have sent for it from the store.',
      'Ich habe Frau Klein ins Magazin geschickt.',
      'Nous avons envoyé Mme Petit au magasin.',
    ],
    not: ['It was sent to you.'],
  },
  {
    id: 'own_delay',
    only: ['overdue'],
    words: phrase`\b(?:we|i)(?: are| am|'re|'m)\b.{0,20}\boverdue\b|\b(?:wir|ich) (?:sind|bin)\b.{0,30}\bueberfaellig\b|\b(?:nous sommes|je suis) en retard\b|\b(?:our|unsere|notre) (?:answer|reply|antwort|reponse)\b`,
    examples: [
      'We are overdue with our answer.',
      'Wir sind mit der Antwort überfällig.',
      'Nous sommes en retard.',
    ],
    not: ['The book is overdue.'],
  },
  {
    id: 'money_received',
    only: ['checked_in'],
    words: phrase`\b(?:payments?|invoices?|cheques?|bank transfers?|signed|zahlung|ueberweisung|rechnung|betrag|unterschrieben\w*|paiement|virement|reglement|facture|signee?)\b`,
    examples: [
      'Received with thanks the payment for the loan.',
      'Ihre Überweisung ist eingegangen.',
      'Nous avons bien reçu votre règlement.',
    ],
    not: ['The book came back with its slip.'],
  },
  {
    id: 'fee_cancelled',
    only: ['cancel_accepted', 'cancelled_by_partner'],
    words: phrase`\b(?:gebuehr\w*|rechnung\w*|mahnung\w*|fees?|fines?|charges?|invoices?|reminders?|subscriptions?|abo\w*|frais|facture\w*|amendes?|rappels?)\b|\b(?:duplicate|doppelte[nrs]?|doublon)\b`,
    examples: ['The fee was cancelled.', 'Die Gebühr haben wir storniert.', 'Les frais sont annulés.'],
    not: ['The request was cancelled.'],
  },
  {
    id: 'of_notices',
    only: ['recalled', 'overdue'],
    words: phrase`\b(?:notices|letters|mails|mahnungen|rueckrufe|briefe|rappels|lettres)\b`,
    examples: [
      'Recall notices are sent on Mondays.',
      'Mahnungen gehen montags raus.',
      'Les rappels partent le lundi.',
    ],
    not: ['This is a recall notice.'],
  },
  {
    id: 'sample',
    words: phrase`\b(?:this is (?:only |just )?(?:a |an )?(?:test|draft|example|sample)|(?:for )?(?:example|instance):|draft:|test:|(?:dies|das) ist (?:nur )?(?:ein )?(?:test|entwurf|beispiel|muster)|beispiel\w*:|entwurf:|zum beispiel|ceci est (?:juste )?un (?:test|brouillon|exemple)|(?:par )?exemple ?:|brouillon ?:|our (?:standard|form) letter|musterbrief)`,
    examples: [
      'This is a test: the book was sent.',
      'Entwurf: Das Buch wurde verschickt.',
      'Par exemple : le livre est en route.',
    ],
    not: ['The test of time is passed.'],
  },
  {
    id: 'other_time',
    words: phrase`^(?:in |and |und |et )?${longAgo}\b`,
    examples: [
      'Last year the book was sent.',
      'Früher: Das Buch wurde verschickt.',
      'L’année dernière, le livre est parti.',
    ],
    not: ['It was sent last week.'],
  },
  {
    id: 'long_ago',
    except: ['unfilled'],
    words: phrase`\b${longAgo}\b`,
    examples: [
      'Last year the book was sent.',
      'Früher: Das Buch wurde verschickt.',
      'L’année dernière, le livre est parti.',
    ],
    not: ['It was sent last week.'],
  },
  {
    id: 'other_matter',
    words: phrase`^(?:and |und |et )?(?:for|about|regarding|concerning|on|as to|re|zu|fuer|betreffend|wegen|pour|concernant|a propos d[eu'])(?: the| your| our| an?| ihre[rn]?| ihren| die| den| das| eine?[nrms]?| unsere[rn]?| votre| notre| un| une| l')? ?(?:other|another|different|second|earlier|previous|andere[nrms]?|weitere[nrms]?|zweite[nrms]?|fruehere[nrms]?|autre|second|seconde|deuxieme|precedente?)\b[^.:,]{0,40}[:,]|^(?:your |our |the |ihre |die |votre )?(?:other|another|andere|autre) (?:request|order|loan|title|reader|library|bestellung|anfrage|leser|titel|demande|lecteur|titre)\w* ?:|\((?:for|fuer|pour) (?:another|a different|eine andere|einen anderen|une? autre)\b`,
    examples: [
      'For another reader: it was sent.',
      'Für einen anderen Leser: das Buch ist unterwegs.',
      'Pour un autre lecteur : le livre est en route.',
    ],
    not: ['Another reader is waiting.', 'Ein anderer Leser wartet.'],
  },
  {
    id: 'first',
    words: phrase`^(?:should (?:it|the|you|we|your|our|there)|(?:ist|sind|wird|werden|sollten?|kommt|geht|steht|liegt) (?:das|der|die|es|ihre?|unsere?)|(?:before|until|till|unless|bevor|ehe|avant que|a moins que) (?!@date))\b|^(?:as soon as|once|when|whenever|in case|provided|assuming|sobald|sofern|falls|wenn|es sei denn|solange|des que|jusqu'a ce que|au cas ou|lorsque|quand|si|pourvu)(?! (?:@date|possible|more|again|vous (?:le )?(?:souhaitez|voulez)|(?:ihr|your|our|the|my|we|i|votre|notre) (?:\w+ )?(?:request|mail|order|letter|message|van|driver|courier|post|bestellung|anfrage|demande|message|looked|searched|checked|went|wanted|opened|came|got|packed|asked)))\b|^bis (?!(?:zum |zur |auf |bald|dann|morgen|spaetestens|einschliesslich|einschl|ende|anfang|mitte|jetzt|heute|dato|@date|\d|naechste\w*|in|nach|vor|dahin|incl|inkl))|\bunless\b|\bes sei denn\b|\ba moins qu`,
    examples: [
      'As soon as the book was sent, we will write.',
      'Sobald das Buch unterwegs ist, schreiben wir.',
      'Dès que le livre est en route, nous écrirons.',
    ],
    not: ['Bis 3. März 2027 bitte zurück.'],
  },
  {
    id: 'withdrawn',
    words: phrase`\b(?:or not|but not really|oder auch nicht|aber nicht wirklich|ou pas|ou peut-etre pas|not certain|nicht sicher|pas certain|(?:may|might|could)(?: still)? change|sich (?:noch )?aendern|peut (?:encore )?changer)\b`,
    examples: [
      'The book was sent, or not.',
      'Das Buch ist unterwegs, oder auch nicht.',
      'Le livre est en route, ou pas.',
    ],
    not: ['It is not here.'],
  },
]
