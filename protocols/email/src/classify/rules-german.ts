import { phrase } from './phrase.ts'
import { type RuleRow, toRules } from './rule.ts'

const sent =
  '(?:verschickt|versandt|versendet|abgeschickt|abgesandt|abgesendet|gesendet|gesandt|geschickt|zugesandt|zugeschickt|zugesendet|uebersandt|uebersendet|losgeschickt|abgegangen|rausgeschickt|rausgegangen|herausgegangen|ausgeliefert|geliefert|auf den weg gebracht|auf die reise geschickt|(?:in die|zur|auf die) post (?:gegeben|gebracht)|eingeworfen|aufgegeben|mitgegeben|weggeschickt|rausgegeben|auf die reise gebracht)'
/** Infinitives; the prefix may be separated from the verb by `zu`. */
const supply =
  '(?:liefern|verleihen|ausleihen|leihen|senden|zusenden|uebersenden|schicken|zuschicken|verschicken|versenden|bereitstellen|zur verfuegung stellen|erledigen|erfuellen|bedienen|anbieten|positiv erledigen|kopieren|scannen|bearbeiten)'
const supplied =
  '(?:geliefert|verliehen|ausgeliehen|entliehen|verschickt|versandt|versendet|gesendet|zugesandt|zugeschickt|geschickt|bereitgestellt|zur verfuegung gestellt|erledigt|erfuellt|bedient|gescannt|kopiert|ausgeliefert)'
const thing =
  '(?:item|buch|band|baende|medium|medien|titel|werk|exemplar|bestellung|anfrage|aufsatz|artikel|kopie|dvd|film|zeitschrift|dissertation)'
const it =
  '(?:es|ihn|sie|item|(?:das|dieses) (?:buch|medium|werk|exemplar)|(?:den|diesen) (?:band|titel)|(?:die|diese) (?:dvd|baende))'
const article = '(?:das|der|die|den|ihre?|ihren|dieses|diesen|diese)'
/** The words that may be between `nicht` and the word that it negates. */
const between =
  '(?: (?:mehr|per|ueber|durch|die|als|zur|in|der|fuer|fernleihe|an|sie|ihnen|derzeit|zurzeit|momentan|aktuell|leider|im leihverkehr|leihverkehr|auswaertige|nach auswaerts|positiv|nutzer|andere|bibliotheken|hause|ausser)){0,5}'
const asNow =
  '(?=[ ]*(?:$|[.!,;-]|heute|gestern|am|als|per|mit|via|an sie|und|rueckgabe|leihfrist|@date|bis))'
const now =
  '(?:(?:heute|gestern|bereits|schon|soeben|eben|gerade|leider|nun|jetzt|derzeit|zurzeit|zur zeit|momentan|aktuell|im moment|noch|alle|wunschgemaess|wie gewuenscht|hiermit|frueh|abend|morgen|mittag) ){0,3}'

/** The helping verb before a participle, anywhere in the sentence. */
const done = '(?<=\\b(?:wurde|wurden|ist|sind|hab|habe|haben|hat)\\b.{0,140})'
const suppliedWords =
  '(?:geliefert|verschickt|versandt|versendet|gesendet|zugesandt|zugeschickt|geschickt|bereitgestellt|zur verfuegung gestellt|gescannt|ausgeliefert|gebracht|zugestellt)'
const will = '(?<=\\b(?:wird|werden)\\b.{0,140})'
const can = '(?<=\\b(?:kann|koennen)\\b.{0,140})'
const notPassive = '(?! (?:werden|wird|wuerde|wuerden|worden waere))'

/** The phrases of lenders in German; see the English rules. */
export const germanRules = toRules('de', [
  [
    'shipped.perfect',
    'shipped',
    0.95,
    phrase`${done}\b${sent}\b${notPassive}|\b${sent} (?:wurde|wurden|worden ist|worden sind|haben|habe)\b`,
  ],
  [
    'shipped.bare',
    'shipped',
    0.88,
    phrase`\bhat (?:dhl|ups|gls|dpd|hermes|der (?:kurier|bote|fahrer|paketdienst))(?: heute| gestern)? (?:das (?:paket|buch)|es|die sendung|den band)(?: heute| gestern)? (?:mitgenommen|abgeholt)\b|\bab (?:die|zur|in die) post\b|\b(?:liegt|ist|steckt) (?:jetzt |nun |schon |bereits |seit (?:heute|gestern) )?in der post\b|\bhat (?:heute |gestern |soeben )?(?:unser |das )haus (?:heute |gestern |soeben )?verlassen\b|\b(?:von|vom|durch) (?:\w+ )?(?:kurier\w*|paket\w*|dhl|ups|dpd|gls|hermes|fahrer|boten?|spedition|post)(?: heute| gestern)? (?:abgeholt|mitgenommen) (?:worden|wurde)\b|\bversand (?:war|erfolgte) (?=heute|gestern|am)|^(?:versandt|versendet|verschickt)(?: am)? ?:? ?@date|^(?:(?:soeben|gerade|heute|eben|gestern) )?(?:dem|der) (?:postboten|kurier|fahrer|post|dhl) (?:mitgegeben|uebergeben)\b|\bin die (?:\w+ )?(?:kiste|post|kasten|briefkasten) (?:geworfen|gelegt|gesteckt)\b|^(?:hab|habe|haben) (?:das \w+|es|den \w+)\b.{0,30}\b(?:verschickt|abgeschickt|(?:zur|in die|auf die) post (?:gebracht|gegeben))\b|^(?:(?:erledigt|ok|ja),? )?(?:(?:${article} )?${thing} )?${now}(?:(?:per|mit|via|als) \w+ )?(?:verschickt|versandt|versendet|abgeschickt|abgesandt|geliefert|ausgeliefert|(?:zur|in die|auf die) post (?:gebracht|gegeben))\b${asNow}|\b(?:lieferung|versand|zusendung|auslieferung) (?:erfolgte|ist (?:heute |gestern |bereits |soeben |am @date ){0,2}erfolgt)\b|^(?:(?:${article} )?(?:${thing}|sendung|paket|paeckchen) )?(?:(?:heute|gestern|soeben|gerade|schon) ){1,2}raus\b(?! aus\b)|(?:^|, )(?:(?:${article} )?(?:${thing}|sendung|paket|paeckchen) )?ist ${now}(?:(?:heut|frueh|an sie|mit der post|per post|per \w+|mit \w+) ){0,3}raus\b(?! aus\b)|^am @date (?:verschickt|versandt|versendet|abgeschickt)\b`,
  ],
  [
    'shipped.status',
    'shipped',
    0.95,
    phrase`\b(?:status|antwort|ergebnis) ?:? ?(?:ist )?(?:versandt|verschickt|geliefert|verliehen)\b|^(?:versand|liefer|sende)datum ?: ?@date`,
  ],
  [
    'shipped.way',
    'shipped',
    0.9,
    phrase`(?:^(?:(?:schon|bereits|heute|mit der post|per \w+|an euch|an sie) ){0,3}|(?<=\b(?:ist|sind|befindet sich|befinden sich)\b.{0,40}))\b(?:unterwegs|auf dem weg zu ihnen|auf dem postweg|in der post)\b`,
  ],
  [
    'shipped.lent',
    'shipped',
    0.9,
    phrase`${done}\b(?:an (?:sie|ihre (?:bibliothek|einrichtung|institution))|fuer sie) (?:verliehen|entliehen|ausgeliehen)\b`,
  ],
  [
    'shipped.went',
    'shipped',
    0.9,
    phrase`\bging(?:en)?\b(?=.{0,40}\b(?:raus|heraus|zur post|in die post|an sie|ab)\b)|(?<=\b(?:ist|sind)\b.{0,60})\b(?:(?:zur|in die) post|an sie|zu ihnen) (?:ab|raus|los)?gegangen\b`,
  ],
  [
    'shipped.attached',
    'shipped',
    0.92,
    phrase`\b(?:anbei|im anhang|als anhang|in der anlage|beigefuegt|angehaengt|anliegend|beiliegend)\b(?=.{0,60}\b(?:scan|scans|artikel|aufsatz|pdf|kopie|kopien|datei|kapitel|dokument|seiten|bestellte[nrs]?|gewuenschte[nrs]?)\b)|(?<=\b(?:scan|scans|artikel|aufsatz|pdf|kopie|kopien|datei|kapitel|dokument|seiten|bestellte[nrs]?|gewuenschte[nrs]?)\b.{0,60})\b(?:anbei|im anhang|als anhang|in der anlage|beigefuegt|angehaengt)\b`,
    'file',
  ],
  [
    'shipped.link',
    'shipped',
    0.9,
    phrase`\b(?:herunterladen|download|bereit|abrufbar|abrufen|abgerufen|heruntergeladen|hier|link|verfuegbar)\b(?=.{0,60}@url)|(?<=@url.{0,60})\b(?:herunterladen|abrufbar|abrufen|abgerufen|heruntergeladen)\b`,
    'copy',
  ],

  [
    'will_supply.active',
    'will_supply',
    0.86,
    phrase`\b(?:pack|packe|mach|mache|schick|schicke) ich(?: (?:es|ihn|das|ihnen|heute|morgen|gleich|dann|am|\w+tag|noch)){0,5} (?:ein|fertig|los|raus|ab)\b|^(?:das )?machen wir gerne?(?=[ ]*(?:$|[.!]))|^(?:der )?versand erfolgt (?=heute|morgen|am|naechste|diese)|\b(?:schicke|sende|verschicke|versende|liefere) ich\b(?!.{0,40}\bzurueck)|\bich (?:schicke|sende|verschicke|versende)\b(?!.{0,40}\bzurueck)|\b(?:geb|gebe|bring|bringe) ich(?:'s| es| ihn| sie)? (?:morgen |heute |am \w+tag )?(?:auf|zur post)\b|\bich (?:bring|geb|schick|werf) (?:es|ihn|sie|das|den|'s|'s)\b(?=.{0,40}\b(?:post|auf|los|ab|kasten)\b)|\b(?:den band|das buch|den titel|das) bekommen sie(?= ?(?:$|[.!,]|selbst|natuerlich|gern))|\bwir (?:gerne? )?(?:liefern|verleihen|senden|schicken|verschicken|versenden)\b|\b(?:liefern|verleihen|senden|schicken|verschicken|versenden) wir\b|\b(?:wir leihen|leihen wir)\b(?=.{0,60}\baus\b| (?:ihnen|euch)\b)|(?<=\bwir\b[^.?!]{0,80})\bund (?:schicken|senden|verschicken|versenden|liefern) (?:es|ihn|sie|das|den)\b(?!.{0,40}\bzurueck)|(?<=\bich\b[^.?!]{0,80})\bund (?:schicke|sende|verschicke|bringe|gebe) (?:es|ihn|sie)\b(?!.{0,40}\bzurueck)|\b(?:ich (?:bringe|gebe)|(?:bringe|gebe) ich|wir (?:bringen|geben)|(?:bringen|geben) wir)\b(?=.{0,40}\b(?:zur|in die|auf die) post\b)`,
  ],
  ['will_supply.will', 'will_supply', 0.92, phrase`${will}\b(?:${suppliedWords}|${supply})\b(?! worden)`],
  ['will_supply.can', 'will_supply', 0.86, phrase`${can}\b(?:${supply}|${supplied} werden)\b`],
  [
    'will_supply.goes',
    'will_supply',
    0.88,
    phrase`\bmacht sich\b.{0,40}\bauf den weg(?: zu ihnen)?\b|\bversand (?:am|ist am) (?=@date)|\bgeh(?:t|en) (?:(?:erst|heute|morgen|uebermorgen|gleich|noch|am \w+tag|\w+tag|mitte|ende|anfang|der|diese|dieser|naechste|naechster|woche|bald|dann|frueh|nachmittag|vormittag) ){1,4}(?:weg|los|raus|ab)(?= ?(?:$|[.!,;]))|^schick(?:e|en)?(?: (?:ich|wir|ma))?(?: es)? (?:morgen|morgn|heute|gleich) (?:weg|los|ab|raus)\b|\bwird (?:morgen|heute|am \w+tag) (?:abgeholt|mitgenommen)\b|\bstellen\b.{0,40}\bzur verfuegung\b|^(?:klar|gerne?|ok|ja|natuerlich),? (?:das )?machen wir(?: gerne?)?(?= ?(?:$|[.!,]))|^(?:das )?(?:geht klar|wird gemacht|wird gern(?:e)? gemacht|machen wir)\b|(?:^|, )(?:(?:${article} )?${thing} )?kommt (?=(?:morgen|am|mit|per|naechste|heute|gleich)\b)|\bgeh(?:t|en) ihnen\b.{0,40}\bzu(?= ?(?:$|[.!,;]))|\bgeht (?:heute|morgen|uebermorgen|am \w+tag|naechste woche) ab(?= ?(?:$|[.!,;]))|\bgeh(?:t|en)\b(?=.{0,60}\b(?:raus|heraus|zur post|in die post|an sie|zu ihnen|auf den weg|in den versand)\b)`,
  ],
  [
    'will_supply.you_get',
    'will_supply',
    0.85,
    phrase`\bsie (?:erhalten|bekommen)\b(?=.{0,30}\b(?:${thing}|scan)\b)|\b(?:erhalten|bekommen) sie\b(?=.{0,30}\b(?:${thing}|scan)\b)`,
  ],
  [
    'will_supply.deliverable',
    'will_supply',
    0.84,
    phrase`(?<=\b(?:ist|sind)\b.{0,30})\blieferbar\b|^lieferbar\b(?! (?:ab|unter|nur))|\b(?:status|antwort|ergebnis) ?:? ?wird geliefert\b`,
  ],

  [
    'will_supply.not_before',
    'will_supply',
    0.9,
    phrase`\b(?:wird|werden)\b.{0,30}\bnicht vor(?: dem)? @date (?:an sie )?(?:verschickt|versandt|versendet|geschickt|losgeschickt|abgeschickt)\b|\b(?:kann|koennen|wird|werden)\b.{0,60}\b(?:erst|fruehestens) (?:ab|nach|am)(?: dem)? @date (?:an sie )?(?:geliefert|verschickt|versandt|versendet|gesendet|geschickt)(?: werden)?\b|\b(?:koennen|liefern|verschicken|senden|versenden) wir\b.{0,40}\b(?:erst|fruehestens) (?:ab|nach|am)(?: dem)? @date(?: (?:liefern|verschicken|senden|versenden))?\b|\bwir (?:koennen|liefern|verschicken|senden|versenden)\b.{0,40}\b(?:erst|fruehestens) (?:ab|nach|am)(?: dem)? @date(?: (?:liefern|verschicken|senden|versenden))?\b`,
  ],

  [
    'expects',
    'expects_to_supply',
    0.86,
    phrase`\bvoraussichtlich(?: \w+){0,3} (?:lieferbar|liefern|geliefert werden)\b|\bhoffen,? [^.?!]{0,60}(?:liefern|verleihen|schicken) zu koennen\b`,
  ],
  [
    'received.request',
    'request_received',
    0.86,
    phrase`\b(?:leite|gebe|leiten|geben) (?:ich |wir )?(?:ihre|die) (?:bestellung|anfrage)\b.{0,60}\bweiter\b|^(?:fernleih)?(?:bestellung|anfrage) (?:dankend )?(?:erhalten|eingegangen|angekommen)\b|\b(?:bestaetigen|bestaetige) (?:wir |ich )?(?:ihnen )?(?:hiermit )?(?:dankend )?(?:den (?:eingang|erhalt) )?ihrer (?:fernleih)?(?:bestellung|anfrage)\b|\b(?:ihre|die) (?:fernleih)?(?:bestellung|anfrage)(?: ?@date)?(?: ist| wurde| haben wir)?(?: bei uns)?(?: unter der [a-z]{1,40}(?:(?: #?|#)[a-z./-]{0,10}\d[a-z\d./-]{0,20})?)?(?: bei uns)? (?:eingegangen|erhalten|erfasst|registriert)\b`,
  ],
  [
    'received.working',
    'request_received',
    0.86,
    phrase`(?<=\b(?:ist|befindet sich|sind)\b.{0,30})\bin bearbeitung\b|\bbearbeiten (?:wir )?(?:sie|diese)(?: (?:in kuerze|bald|umgehend|zeitnah|so schnell wie moeglich))?|^in bearbeitung\b|\b(?:ich kuemmere mich|kuemmere mich)(?: (?:gerne?|morgen|heute|gleich|bald))? darum\b|\bwir kuemmern uns(?: (?:gerne? )?darum| so schnell wie moeglich darum)?\b|(?<=\bwird\b.{0,40})\bbearbeitet\b`,
  ],

  [
    'conditional.if',
    'conditional',
    0.9,
    phrase`\b(?:koennen|kann|liefern|verleihen|lieferbar|schicken|senden|geliefert werden)\b[^.?!]{0,100}\b(?:unter (?:der |folgenden |den folgenden )?(?:bedingung|bedingungen|voraussetzung)|wenn sie (?:die|den|mit|das|der)\b[^.?!]{0,40}(?:akzeptieren|zustimmen|einverstanden|uebernehmen|bezahlen|zahlen)|sofern sie\b[^.?!]{0,60}(?:akzeptieren|zustimmen|einverstanden|uebernehmen|bezahlen|zahlen))`,
  ],
  [
    'consent.agree',
    'asks_consent',
    0.9,
    phrase`\b(?:sind|waeren) sie (?:damit |mit (?:den |diesen |der )?\w+ )?einverstanden\b|\beinverstanden ?\?|\bob (?:sie )?(?:damit )?einverstanden(?: sind)?\b|\b(?:akzeptieren|uebernehmen|moechten|wuerden) sie\b(?=.{0,60}\b(?:kosten|gebuehr|bedingung|preis|akzeptieren|uebernehmen|@money))|\bist das (?:fuer sie )?(?:in ordnung|ok|okay|akzeptabel)\b`,
  ],
  [
    'consent.confirm',
    'asks_consent',
    0.9,
    phrase`\bbitte (?:um (?:kurze |baldige )?|bestaetigen sie |teilen sie uns |geben sie (?:uns )?|bestaetigen)\b(?=.{0,80}\b(?:einverstanden|zustimmung|kosten|kostenuebernahme|akzeptieren|bestaetigung|bedingung(?:en)?|einverstaendnis|@money))|\bbitten (?:wir )?(?:sie )?um\b(?=.{0,40}\b(?:zustimmung|kostenuebernahme|einverstaendnis|kostenzusage)\b)|\bsollen wir (?:trotzdem |dennoch )?liefern\b`,
  ],

  [
    'retry.again',
    'retry_possible',
    0.9,
    phrase`\b(?:fragen|bestellen|versuchen|probieren) sie\b(?=.{0,50}\b(?:erneut|wieder|nochmals|noch einmal|noch mal|spaeter|nochmal)\b)|(?<=\b(?:bitte|koennen sie|sollten sie)\b.{0,60})\b(?:erneut|nochmals|noch einmal|spaeter|nochmal)(?: \S{1,20}){0,3} (?:anfragen|bestellen|anzufragen|zu bestellen|versuchen|zu versuchen|nachfragen|nachzufragen|anfragen|anzufordern|bestellt werden|bestellbar)\b`,
  ],
  [
    'retry.later',
    'retry_possible',
    0.88,
    phrase`\b(?:erst )?(?:spaeter|zu einem spaeteren zeitpunkt|ab(?: dem)? @date|nach(?: dem)? @date|in (?:\d{1,2}|zwei|drei|vier|sechs) (?:tagen|wochen|monaten)) (?:wieder )?(?:lieferbar|verfuegbar|ausleihbar|liefern|verleihen|geliefert werden|verliehen werden)\b|\b(?:wieder )?(?:lieferbar|verfuegbar|ausleihbar) (?:erst )?(?:wieder )?(?:ab|nach|am|in)(?: dem)? (?:@date|(?:\d{1,2}|zwei|drei|vier|sechs) (?:tagen|wochen|monaten))`,
  ],
  [
    'retry.closed',
    'retry_possible',
    0.88,
    phrase`\b(?:fernleihe|leihverkehr|ausleihe|magazin)(?: ist| sind| bleibt)?(?: derzeit| zurzeit)? (?:(?:ruht|ausgesetzt|eingestellt|gesperrt|geschlossen|unterbrochen)(?: noch)? bis(?: zum)? @date|(?:noch )?bis(?: zum)? @date (?:ruht|ausgesetzt|eingestellt|gesperrt|geschlossen|unterbrochen))|\bdanach (?:gerne?|wieder)(?: wieder)?(?= ?(?:$|[.!]))|\bgerne? danach(?: wieder)?\b`,
  ],
  [
    'retry.not_before',
    'retry_possible',
    0.9,
    phrase`\b(?:nicht vor(?: dem)?|erst (?:ab|nach|am|wieder ab)(?: dem)?) @date(?: wieder)? (?:liefern|verleihen|geliefert werden|lieferbar|verfuegbar|verliehen werden)\b`,
  ],

  [
    'unfilled.cannot',
    'unfilled',
    0.93,
    phrase`(?<=\b(?:koennen|kann|konnten|konnte|duerfen|darf)\b.{0,140})\b(?:nicht|kein\w*)${between} (?:${supply}|helfen|weiterhelfen|dienen|${supplied}(?: werden)?)\b|\b(?:nicht|kein\w*)${between} ${supplied} werden\b|\bnicht${between} ${supply} (?:koennen|duerfen)\b`,
  ],
  [
    'unfilled.does_not',
    'unfilled',
    0.9,
    phrase`\b(?:verleihen|liefern|verschicken) wir\b[^.?!]{0,40}\bnicht\b|\bwir (?:verleihen|liefern|verschicken)\b[^.?!]{0,40}\b(?:nichts?|kein\w*)\b(?: mehr)?(?: nach (?:aussen|auswaerts))?|\bwir\b[^.,?!]{0,40}\bnicht(?: mehr)? (?:verschicken|verleihen|ausleihen|hergeben|herausgeben|versenden|weggeben) (?:moechten|wollen|duerfen|koennen)\b|\bnicht in die (?:fern|aus)?leihe (?:gegeben|geht|gehen|geben)\b|\b(?:wird|werden)\b${between} nicht${between} (?:${supplied})\b`,
  ],
  [
    'unfilled.not_available',
    'unfilled',
    0.92,
    phrase`\b(?:nicht${between} (?:lieferbar|verfuegbar|ausleihbar|verleihbar|entleihbar|bestellbar|fernleihbar|leihbar|entlehnbar|(?:ausleih|verleih|fernleih)faehig)|unlieferbar|nicht zu liefern)\b`,
  ],
  [
    'unfilled.not_lent',
    'unfilled',
    0.92,
    phrase`\b(?:(?:im|dem) (?:hand|semester)apparat|(?:darf|verlaesst) (?:das|unser) haus nicht(?: verlassen)?|nehmen\b.{0,20}\bnicht an der fernleihe teil|(?:lizenz|vertrag)\w* (?:verbietet|untersagt|erlaubt keine?|gestattet keine?)(?: (?:die|den))? ?(?:fernleihe|ausleihe|weitergabe|verleih)?|(?:lesesaal|praesenz)(?:bestand|exemplar|nutzung|werk)|nicht (?:fuer|zur) (?:die )?(?:fern|aus)leihe|(?:von der (?:fern|aus)?leihe|vom (?:fern)?(?:leihverkehr|verleih|versand)) ausgeschlossen|keine fernleihe(?: moeglich)?|fuer (?:die )?(?:fern|aus)leihe gesperrt|kein verleih|kein leihverkehr|(?:fernleihe|ausleihe|lieferung|verleih|verleihung|ausleihen|leihe) (?:ist )?(?:leider )?(?:nicht|ausgeschlossen)(?: moeglich)?)\b|\bkeine (?:lieferung|ausleihe|verleihung|fernleihe|entleihung)(?: nach auswaerts| ausser haus| ueber die fernleihe)? moeglich\b|\bnur praesenz(?:bestand|nutzung|exemplar)\b|(?<=\b(?:fernleihe|ausleihe|lieferung|verleih|verleihung|ausleihen|leihe)\b.{0,60})\bnicht moeglich\b`,
  ],
  [
    'unfilled.not_held',
    'unfilled',
    0.92,
    phrase`\bgilt als (?:verloren|vermisst|verschollen)\b|\bnicht nachweisbar\b|\b(?:ausgesondert|makuliert|ausgeschieden)\b|^nicht (?:bei uns|in unserem bestand|im bestand|in unserem haus)\b|\b(?:nicht|kein\w*)${between} (?:vorhanden|im bestand|in unserem bestand|nachgewiesen|im haus)\b|\b(?:haben|besitzen|fuehren) wir(?: leider| ${it}| diesen titel| dieses werk| das leider){0,2} (?:nicht|kein\w*)(?: mehr)?(?: im bestand)?(?= ?(?:$|[.,!]|exemplar))|\bwir (?:besitzen|fuehren)\b[^.?!]{0,40}\b(?:nicht|kein\w*)\b|(?<=\bwir haben\b[^.,?!]{0,60})\bnicht(?= ?(?:$|[.,!]))`,
  ],
  [
    'unfilled.not_found',
    'unfilled',
    0.9,
    phrase`\b(?:am|an seinem|auf dem|im) (?:standort|platz|regal|magazin) (?:ist|war|steht|stand|liegt) (?:es|er|sie|${article} ${thing})(?: \w+){0,2} nicht\b|\bnicht${between} (?:am|an seinem|auf dem|im) (?:standort|platz|regal)\b|\b(?:nicht|un)${between} ?(?:auffindbar|zu finden|gefunden(?: werden)?)\b|(?<=\b(?:wird|gilt|ist)\b.{0,30})\b(?:vermisst|verschollen|abhanden gekommen|in verlust geraten|verloren gegangen|verlorengegangen)\b|^(?:leider )?(?:(?:${article} )?${thing} )?(?:leider )?(?:vermisst|verschollen|nicht auffindbar)\b|^(?:leider )?verlust(?= ?(?:$|[.!,]))|\bals (?:vermisst|verschollen|verloren|verlust) (?:gemeldet|gekennzeichnet|verbucht|markiert)\b|\bnirgends (?:zu finden|auffindbar)\b|\b(?:${thing}|es|er|sie) fehlt (?:leider )?(?:schon )?(?:seit|laenger|nach der|bei uns|im regal|am standort)\b`,
  ],
  [
    'unfilled.on_loan',
    'unfilled',
    0.88,
    phrase`\b(?:ist|sind) (?:leider |derzeit )?(?:noch )?bis(?: zum)? @date (?:noch )?(?:ausgeliehen|entliehen|verliehen)\b(?! an sie)|(?<=\b(?:ist|sind)\b.{0,40})(?<!\b(?:an sie|ihnen|fuer sie) )(?<!\b(?:verschickt|versandt|versendet|abgeschickt|gesendet)\b.{0,60})\b(?:ausgeliehen|entliehen)\b(?! worden)(?: \(?(?:noch )?bis(?: zum)? @date)?|\b(?:ist|sind) ${now}(?:(?:noch )?bis (?:auf weiteres|(?:anfang |mitte |ende )?(?:januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember)) )?verliehen\b(?! worden)(?! (?:an sie|und))|^(?:${thing} )?(?:leider |derzeit |zurzeit |momentan |aktuell |im moment |bereits |schon |bis (?:zum )?@date |bis (?:anfang |mitte |ende )?(?:januar|februar|maerz|april|mai|juni|juli) |an eine?n? (?:unserer |anderen? )?(?:leser\w*|nutzer\w*|student\w*) ){1,4}verliehen\b(?! (?:an sie|wir|ich)\b)|^(?:${thing} )?${now}(?:ausgeliehen|entliehen)\b(?! an sie)(?: bis(?: zum)? @date)?`,
  ],
  [
    'unfilled.state',
    'unfilled',
    0.88,
    phrase`(?<=\b(?:ist|sind|befindet sich)\b.{0,50})\b(?:beim (?:buch)?(?:binder|binden)|in (?:der )?(?:buchbinderei|restaurierung|reparatur|werkstatt|digitalisierung)|zu (?:fragil|stark beschaedigt|empfindlich)|beschaedigt|in schlechtem zustand)\b`,
  ],
  [
    'unfilled.refused',
    'unfilled',
    0.93,
    phrase`\b(?:(?:liefer|bestell)?status|antwort|ergebnis) ?:? ?(?:nicht lieferbar|negativ|nicht erledigt)\b|^grund ?: ?(?:${thing} )?(?:nicht vorhanden|vermisst|ausgeliehen|verliehen|verlust|praesenz\w*|nicht \w+bar)|(?<=\b(?:bestellung|anfrage|wir)\b.{0,40})\b(?:abgelehnt|ablehnen|negativ erledigt|absagen)\b|^(?:leider |daher |deshalb )?(?:negativ|fehlanzeige|abgelehnt|absage)\b|^(?:also|daher|kurz)(?: doch)?:? (?:nein|keine (?:lieferung|ausleihe))\b|\bmuessen (?:wir )?(?:leider )?(?:ihre |die |diese )?(?:bestellung |anfrage )?(?:leider )?(?:ablehnen|absagen)\b|\bwir muessen (?:hier |da |leider )?passen\b`,
  ],

  [
    'cancelled.passive',
    'cancelled',
    0.94,
    phrase`${done}\b(?:storniert|annulliert|geloescht|zurueckgezogen|gestrichen|rausgenommen|herausgenommen|aus der liste genommen)\b${notPassive}|\bstorniert (?:wurde|worden ist|haben|habe)\b`,
  ],
  [
    'cancelled.bare',
    'cancelled',
    0.88,
    phrase`\b(?:ich nehme|nehmen wir|wir nehmen|nehme ich) (?:sie|die (?:bestellung|anfrage)|es|das) (?:wieder )?(?:raus|heraus|aus (?:der|dem) \w+)(?= ?(?:$|[.,!]))|^(?:ok(?:ay)?,? |ja,? |erledigt,? )?(?:(?:${article} )?${thing} )?${now}(?:storniert|annulliert|geloescht|gestrichen)\b(?! werden)|(?:^|, )(?:das )?(?:wir (?:stornieren|loeschen|streichen)|(?:stornieren|loeschen|streichen) wir)\b(?!.{0,40}\b(?:nicht|kein\w*|wenn|falls)\b)|\b(?:status|antwort|ergebnis) ?:? ?storniert\b`,
  ],
  [
    'cancel.confirmed',
    'cancel_accepted',
    0.92,
    phrase`\bstorno(?: ist| wurde)? (?:erfolgt|bestaetigt|erledigt|ok)\b|\bstornierung(?: ist| wurde| wird)?(?: hiermit)? (?:erfolgt|bestaetigt|durchgefuehrt|ausgefuehrt|erledigt|vorgenommen|akzeptiert)\b|\bbestaetigen (?:wir )?(?:ihnen )?(?:hiermit )?(?:die |ihre )?stornierung\b`,
  ],
  [
    'cancel.refused',
    'cancel_refused',
    0.92,
    phrase`\b(?:nicht|kein\w*)(?: mehr)? (?:storniert werden|stornieren|stornierbar|stornierung)\b|\bstornierung(?: ist)?(?: leider)? (?:nicht|nicht mehr|abgelehnt|ausgeschlossen)(?: mehr)?(?: moeglich)?\b|\bstorno(?: geht| ist)?(?: leider)? nicht mehr(?: moeglich)?\b|\bkeine stornierung(?: mehr)?(?: moeglich)?\b|\bzu spaet (?:fuer eine stornierung|zum stornieren)\b`,
  ],

  [
    'renewed.passive',
    'renewed',
    0.94,
    phrase`${done}\bverlaengert\b${notPassive}|\bverlaengert (?:wurde|worden ist|haben|habe)\b`,
  ],
  [
    'renewed.bare',
    'renewed',
    0.9,
    phrase`^(?:ok(?:ay)?,? |ja,? |erledigt,? |gerne?,? )?(?:(?:${article} )?(?:${thing}|leihfrist) )?${now}verlaengert\b(?! werden)|^bis(?: zum)? @date verlaengert\b`,
  ],
  [
    'renewed.granted',
    'renewed',
    0.93,
    phrase`\bverlaengerung(?: ist| wurde| wird)?(?: bis(?: zum)? @date)?(?: hiermit)? (?:eingetragen|vermerkt|verbucht|erfolgt|bestaetigt|genehmigt|bewilligt|durchgefuehrt|gewaehrt|ok|okay|in ordnung)\b|\b(?:leihfrist(?:ende)? neu|neue[srn]? (?:leihfrist(?:ende)?|rueckgabe(?:datum|termin)|faelligkeit(?:sdatum)?))(?: (?:ist|lautet|endet|laeuft)(?: am| bis| nun| jetzt| der)?|:)?(?= ?:? ?(?:der |bis |bis zum |zum )?@date)|\b(?:koennen|duerfen) (?:sie )?(?:das buch |den band |es |ihn |das medium )?(?:noch )?bis(?: zum)? @date(?: noch)? behalten\b|\bbehalten sie(?:'s| es| ihn| das buch| den band)?(?: (?:ruhig|gerne?|noch|einfach)){0,3} bis(?: zum)? @date|\bwir verlaengern\b|\bverlaengern wir\b(?!.{0,30}\b(?:nicht|kein\w*)\b)|\b(?:darf|kann) (?:gerne? )?(?:noch )?bis(?: zum)? @date (?:noch )?(?:bei ihnen|bei euch|dort) bleiben\b|^(?:ja|ok|klar|gerne?|(?:das )?geht (?:in ordnung|klar)|kein problem|einverstanden)[, ]*(?:klar|gerne?)?,? ?(?:dann )?(?:eben )?bis(?: zum)? @date(?= ?(?:$|[.!,]))|\bneuer (?:rueckgabe)?termin(?: ist)?(?: der)?(?= @date)|\bmachen wir (?:gerne? )?eine ausnahme\b`,
  ],
  [
    'renew.refused',
    'renew_refused',
    0.93,
    phrase`\b(?:wir verlaengern|verlaengern wir)\b.{0,30}\b(?:nicht|kein\w*)\b|\b(?:nicht|kein\w*)${between}(?: (?:ein|weiteres|nochmals))* (?:verlaengert(?: werden)?|verlaengern|verlaengerbar|verlaengerung(?:en)?(?: (?:ist |mehr )?moeglich)?)\b|\bverlaengerung(?: ist| wird| wurde)?(?: leider)? (?:nicht|abgelehnt|ausgeschlossen|verweigert)(?: mehr)?(?: moeglich| genehmigt| gewaehrt)?\b|\bkeine (?:weitere )?(?:frist)?verlaengerung\b|\bverlaengerung\b[^.?!]{0,40}\bnicht (?:gewaehren|genehmigen|erlauben|zulassen|anbieten)\b|^(?:(?:${article} )?${thing} ist )?(?:leider )?(?:bereits |schon )?(?:vorgemerkt|reserviert|vorbestellt)\b`,
  ],
  [
    'renew.no',
    'renew_refused',
    0.9,
    phrase`^(?:das )?(?:geht|klappt)(?: \w+){0,2} nicht\b|(?<!\b(?:weitere|nochmalige|zweite|danach|dann)\b.{0,40})\bnicht moeglich\b|\b(?:wunsch|antrag|bitte) (?:nach|auf|um) (?:eine )?(?:verlaengerung|fristverlaengerung)\b.{0,40}\bnicht (?:entsprechen|nachkommen|erfuellen|stattgeben)\b`,
    'renew',
  ],
  [
    'renew.pending',
    'renew_pending',
    0.85,
    phrase`\bverlaengerung(?:swunsch|santrag|sanfrage)?\b(?=.{0,40}\b(?:wird geprueft|in pruefung|weitergeleitet|in bearbeitung)\b)`,
  ],

  [
    'back.received',
    'checked_in',
    0.94,
    phrase`${done}\b(?:zurueck(?:erhalten|bekommen|gekommen|gebucht|gegeben|gelangt)|rueckgebucht|(?:alles |vollstaendig |wohlbehalten |unversehrt )*(?<!\b(?:erst|kolleg\w*|mitarbeiter\w*|frau|herr|leiter\w*|chef\w*|ich|wir|sie)\b.{0,60})wieder (?:bei uns )?(?:da|hier|eingetroffen|angekommen|zurueck)|wieder in unserem (?:haus|bestand))\b|\bist(?: (?:heute|gestern|wieder|wohlbehalten|gut)){0,3} zurueck\b|^(?:${thing} )?(?:dankend |wohlbehalten |heute |wieder )*(?:zurueckerhalten|zurueckgebucht|zurueck erhalten)\b|^(?:${thing} )?(?:ist )?(?:wieder )?zurueck(?=[ ]*(?:$|[.!,]))`,
  ],
  [
    'back.return',
    'checked_in',
    0.94,
    phrase`\b(?:die |ihre )?(?:rueckgabe|ruecksendung|ruecklieferung)(?: ist| wurde| haben wir)?(?: dankend| heute| gestern| am @date| bei uns){0,3} (?:erhalten|eingegangen|verbucht|gebucht|bestaetigt|eingetroffen|angekommen|registriert)\b`,
  ],
  [
    'back.arrival',
    'checked_in',
    0.88,
    phrase`${done}\b(?:wohlbehalten |gut |dankend |bei uns |heil ){0,3}(?:eingetroffen|angekommen|gelandet|eingetrudelt|eingegangen|erhalten)\b|^(?:gut )?angekommen(?= ?[.!]|$)|^alles (?:wieder |wohlbehalten )?(?:zurueck|da)\b|\balles (?:ist )?(?:vollstaendig|komplett)(?: zurueck| da| angekommen)?(?= ?(?:$|[.!,-]))|^(?:(?:ist|${thing}|alles|vollstaendig|unversehrt|wohlbehalten|heil|gut|und|dankend|heute) )*wieder (?:da|hier|bei uns|zurueck|im haus)\b|^zurueck (?:im|am|in|an) (?:unserem |seinem |der )?(?:regal|platz|standort|bestand|magazin)\b|^eingegangen\b|\bsteht (?:hier|bei uns|wieder)(?: hier)? im regal\b|^(?:der )?eingang (?:ist |wird )?(?:hiermit )?bestaetigt\b|\b(?:steht|ist) wieder (?:im|am|an seinem) (?:regal|platz|standort|magazin)\b|^(?:${thing} )?(?:ist )?wieder (?:im (?:bestand|regal|haus)|am platz)\b|^(?:alles|${thing}) (?:wieder|wohlbehalten) (?:da|hier|bei uns)\b|\bbestaetigen (?:wir )?(?:ihnen )?(?:hiermit |dankend |gerne? )?(?:den (?:eingang|erhalt)|die (?:rueckgabe|ruecksendung|ankunft)) (?:des|der|ihres|ihrer|dieses) (?:buch\w*|band\w*|medi\w*|exemplar\w*|sendung|ruecksendung|titels|werk\w*)|^(?:${thing} )?(?:dankend |wohlbehalten |heute |gestern )(?:wohlbehalten )?(?:erhalten|angekommen|eingetroffen)\b`,
    'return',
  ],

  [
    'back.not_needed',
    'completed_without_return',
    0.92,
    phrase`(?:\bsie (?:koennen|duerfen) ${it} (?:gerne? )?behalten|\b(?:koennen|duerfen) sie ${it} (?:gerne? )?behalten|\b(?:muessen|brauchen) (?:sie )?${it} nicht (?:mehr )?(?:an uns )?(?:zurueckzu(?:geben|senden|schicken)|zurueck(?:geben|senden|schicken))|\b(?:eine |die )?(?:rueckgabe|ruecksendung) (?:ist )?(?:nicht (?:mehr )?(?:noetig|notwendig|erforderlich)|entfaellt)|\bkeine (?:rueckgabe|ruecksendung) (?:noetig|notwendig|erforderlich))(?=[ ]*(?:$|[.!,;]))`,
    'loan',
  ],

  [
    'recalled',
    'recalled',
    0.93,
    phrase`\bwird\b.{0,20}\bdringend\b.{0,40}\b(?:gebraucht|benoetigt)\b|(?<=\b(?:wurde|wird|haben|muss|muessen|moechte|moechten)\b.{0,60})\b(?:zurueckerbitten|zurueckerbeten|zurueckverlangen|zurueckgefordert|zurueckfordern|zurueckgerufen|zurueckrufen)\b|\bfordern (?:wir )?(?:das buch|den band|es|ihn)\b.{0,30}\bzurueck\b|^rueckruf\b|\b(?:wird|werden) (?:hier |bei uns |von uns |im haus |wieder |selbst |dringend ){1,3}(?:gebraucht|benoetigt|verlangt)\b|\b(?:brauchen|benoetigen) wir\b.{0,40}\b(?:frueher|vorzeitig|schon|dringend) (?:wieder|zurueck)\b|\b(?:brauchen|benoetigen) (?:wir )?(?:das buch|den band|es|ihn|die \w+|das \w+|den \w+)(?: dringend)?(?: wieder)? zurueck\b`,
  ],
  [
    'return_now',
    'asks_return',
    0.9,
    phrase`\b(?:koennten|koennen|wuerden) sie (?:uns )?(?:bitte )?${it}(?: uns)?(?: bitte)?(?: (?:(?:bis(?: zum)?|spaetestens(?: am| bis(?: zum)?)?|vor|am) @date|schon|bald|umgehend|frueher)){0,3} (?:wieder )?zurueck(?:geben|schicken|senden|bringen)\b|\b(?:wir )?bitten (?:sie )?um (?:vorzeitige|baldige|umgehende|sofortige|schnelle|rasche|zeitnahe) (?:rueckgabe|ruecksendung)\b|\bbitte (?:(?:das buch|den band|es|ihn) )?(?:umgehend|sofort|baldmoeglichst|dringend|schnellstmoeglich|unverzueglich)(?: \S{1,20}){0,4} (?:zurueckgeben|zuruecksenden|zurueckschicken|zurueck)\b|\b(?:senden|schicken|geben) sie\b(?=.{0,60}\b(?:umgehend|sofort|unverzueglich|schnellstmoeglich|baldmoeglichst)\b.{0,20}\bzurueck\b)`,
  ],

  [
    'overdue',
    'overdue',
    0.92,
    phrase`(?<=\b(?:ist|sind)\b.{0,40})\bueberfaellig\b|^(?:${thing} )?ueberfaellig\b|\bleihfrist (?:des|der|dieses|ihres|fuer)\b.{0,60}\b(?:abgelaufen|ueberschritten)\b|\bleihfrist(?: ist| wurde)?(?: bereits| schon| seit \S{1,20}| seit(?: dem)? @date| am @date){0,2} (?:abgelaufen|ueberschritten)\b|^(?:\d\.? )?mahnung\b|\b(?:war|waren) (?:bereits |schon )?(?:am|zum|bis(?: zum)?|seit(?: dem)?) @date (?:faellig|zurueckzugeben)\b`,
  ],
] satisfies readonly RuleRow[])
