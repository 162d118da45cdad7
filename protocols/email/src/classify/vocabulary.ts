import { lostLetter } from './phrase.ts'

/**
 * Words that an answer may contain without a change of its meaning: what is lent, when, how, to whom. A word that
 * is not among them may be what the sentence is really about ("the invoice was sent", "we do not own a scanner"), so
 * a sentence that holds one is not taken for an answer.
 */
const words = `
  the a an this that's these those it its it's them they all both each and or also as well plus so then too
  we we've we're i i've i'm our us my you your yours to for from of in into on onto out off up at by via per with within through
  is are was were be been being has have had having got get do does did will shall can am
  now today yesterday tomorrow just already earlier recently finally currently presently immediately already soon then here there herewith hereby
  morning afternoon evening noon night day days week weeks month months monday tuesday wednesday thursday friday saturday sunday
  january february march april may june july august september october november december last past next early late end beginning first second third one two three four five six seven eight nine ten
  item items book books volume volumes vol vols title titles work works copy copies loan loans material materials article articles chapter chapters
  journal journals issue issues paper papers thesis dissertation dissertations score scores dvd dvds cd film films map maps edition part parts set pages page scan scans pdf file files parcel package packet
  request requests order orders ill interlibrary inter-library lending borrowing library libraries requested ordered above following mentioned named said below
  please kindly dear hello hi thanks thank regards best sorry unfortunately regrettably sadly regret afraid certainly gladly happily happy glad pleased sure yes ok okay done well good great fine great
  post mail mailed airmail air courier dhl ups fedex fed-ex hermes gls dpd usps tnt royal special priority registered first-class standard express delivery parcelforce van truck transport service services book-post deutsche postal carrier shipment shipping dispatch
  email e-mail electronically digitally scanned odyssey article-exchange
  tracking number numbers no barcode code id status result answer due date dates period deadline until till back
  colleagues colleague department team office desk address house building premises shelf shelves stacks stack storage
  successfully safely duly carefully directly straight quickly promptly separately together sent enclosed attached
  currently at present moment time this same request's therefore thus accordingly hence instead-of
  new weeks' further longer extended renewed once user reader patron
  very much many kind
  return returned returning received receipt condition order's intact
  collection collections holdings catalogue catalog found pulled packed wrapped tomorrow's today's right but however though urgently
  located lunchtime tracked processed packaged prepared registered recorded labelled stamped compliments reminder stocktake inventory search
  volume's cancellation cancel cancelled canceled renewal renewals extension
  parcels box boxes cds audiobooks audiobook ebooks dvds microfilm microfilms newspaper newspapers magazine magazines theses manuscript manuscripts periodicals barcodes postbag bag
  badly heavily severely very slightly totally completely premises site stock studies professors professor lecturer promptly bookbag local
  reason because since after again morning's afternoon's class signed travel looked everywhere searched asap student students insure insured stamp cheers piece

  one ones thing simply lot lots really quite rather whole complete everything safe sound little bit away
  lovely nice pretty big small heavy usual normal ordinary terms turn turns letter came come went go goes going said promise promised
  old young main central branch room office's librarian librarians staff boss manager director member members group groups
  envelope envelopes jiffy padded box wrapper packaging paper bubble string tape trolley tray pile counter van's
  christmas easter holiday holidays weekend term year years new-year season snow weather winter spring summer autumn
  enjoy hope reading read reader's favourite favourites cover binding spine jacket pages corner corners edges worn loose
  working lunch break minutes minute hour hours
  notice owner original date's according records record's following list lists show shows friendly gentle quick short
  needed required wanted waiting 
  ref refs thx ready off it'll they'll you'll safe and
  accept accepted amount amounts postage handling maximum within keep pp p link works nobody else waiting free

  der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem es er sie ihn ihm ihnen ihr ihre ihren ihrem ihrer ihres euch euer eure
  wir ich uns unser unsere unserem unseren unserer mir mich man alle beide beides und oder sowie auch so dann dass
  ist sind war waren wurde wurden wird werden worden haben hat habe hatten sein kann koennen konnte konnten muss duerfen darf
  an am auf aus bei bis durch fuer gegen im in ins ab mit nach per ueber um von vom vor zu zum zur seit hier hiermit dazu damit daher deshalb somit also denn weil da wegen
  heute gestern morgen jetzt nun soeben eben gerade bereits schon inzwischen mittlerweile kuerzlich derzeit zurzeit momentan aktuell zeit moment sofort umgehend bald demnaechst naechste naechsten naechster letzte letzten letzter diese woche wochen tag tage tagen monat monate monaten frueh vormittag mittag nachmittag abend
  montag dienstag mittwoch donnerstag freitag samstag sonntag
  januar februar maerz april mai juni juli august september oktober november dezember erste ersten zweite zweiten dritte dritten eins zwei drei vier fuenf sechs sieben acht neun zehn
  buch buecher buches baende band bandes medium medien titel titels werk werke werkes exemplar exemplare exemplars bestand bestellung bestellungen anfrage anfragen aufsatz aufsatzes artikel artikels kopie kopien zeitschrift zeitschriften heft hefte jahrgang dissertation dissertationen dvd cd film noten karte seiten seite kapitel datei dateien scan scans pdf teil paket sendung auflage ausgabe baenden
  fernleihe fernleihbestellung fernleihen leihverkehr ausleihe leihe lieferung bibliothek bibliotheken universitaetsbibliothek gewuenschte gewuenschten gewuenschter gewuenschtes bestellte bestellten bestelltes bestellter angeforderte angeforderten genannte genannten genanntes obige obigen folgende betreffende
  bitte leider gerne gern danke dank vielen vielmals gut gute guten hallo liebe lieber moin natuerlich selbstverstaendlich freundlich hiermit ja okay erledigt
  post postweg brief paket paeckchen einschreiben dhl hermes dpd gls ups kurier buechersendung warensendung bueseo versand versandt postversand deutschen deutsche buecherauto transportdienst elektronisch digital email e-mail
  sendungsnummer nummer nr sendungsverfolgung barcode mediennummer signatur status ergebnis antwort leihfrist rueckgabe rueckgabedatum frist faellig datum zurueck
  kollegen kollegin kollege kolleginnen abteilung team hause haus magazin regal standort platz weg
  versandfertig gemacht erinnerung befindet befinden sich verbucht ausgebucht gebucht registriert eingepackt verpackt vorbereitet herausgesucht rausgesucht gemeldet
  anfang mitte bd bde revision inventur bestandsrevision nachsuche suche
  ende gehoert mehrfach liegt dringend aber jedoch allerdings zeitschriftenbaende zeitschriftenband praesenzbestand handapparat
  einmal noch nochmals raus heraus unter erneut wieder spaeter weitere weiteren weiterer laenger neue neuen neuer neues nutzer leser leserin
  lesesaal hausbestand altbestand bereit gleich los heut fruh kiste buecherkiste vorbestellt moeglich einziges einzige einziger stark schwer sehr leicht voellig komplett total etwas dvds cds hoerbuch hoerbuecher mikrofilm mikrofilme zeitung zeitungen handschrift handschriften spiele karten kisten pakete paeckchen auswaertige auswaertigen auswaerts gern standortes
  versandkosten weihnachtsurlaub medien professor professorin lehrer kollegin nachmittags vormittags mittags frist
  wohlbehalten unversehrt dankend erhalten eingang ordnungsgemaess rechtzeitig puenktlich zustand gutem einwandfrei
  mal meine mein meinem meinen meiner deine ganz dahin danach endlich prima super klasse toll schnellstmoeglich vollstaendig unversehrt heil
  muessen musste mussten braucht brauchen benoetigen
  umschlag luftpolster gepolsterten gepolsterter karton kiste wagen buecherwagen auto bote boten
  weihnachten ostern feiertage advent wochenende ferien jahr jahre jahren sommer winter herbst fruehjahr
  freude spass lesen viel viele einband ruecken umschlags ecken lose locker etwas
  suchen sucht gesucht angekommen termin benutzung nutzung porto schnell eingepackt hab fuers zurueckschicken ruecksendung
  abgeholt gebracht packe
  leihgebuehr kosten gebuehr behalten bleiben abgabe diesmal kostenlos kostenfrei
  unverzueglich augenblick geklappt listed below under separate cover usps dispatched passt holds mittwochs kuriertour abend gepackt tisch published finden spaetestens vorzeitig
  steht stehen gebraucht benoetigt buechersendung als stornierung verlaengerung wunsch wunschgemaess gemaess grund
`

const vocabulary: ReadonlySet<string> = new Set(words.split(/\s+/))
/** The letters that a damaged umlaut may have been. */
const lost = ['ae', 'oe', 'ue', 'ss', '']

/** From such a word on a sentence gives its reasons, which may be about anything. */
const reasonBegins =
  /(?<![a-z])(?:(?:^| )- |, (?=we had |wir mussten |wir haben )|because|since|due to|owing to|as (?=it |it's |we |the |our |this |there |nobody |no one )|weil|da (?=es |das |der |die |wir |sie |dieser |dieses )|wegen|aufgrund|auf grund)/

/** Words that say how, or from where, something is sent: "by our Kings Cross van", "aus dem Zweigmagazin". */
const wayOfDelivery =
  /(?<![a-z])(?:by|via|per|from|in|inside|with|mit|mittels|durch|aus|von|im)(?: (?!and\b|und\b|but\b|aber\b)[a-z][a-z'-]*){1,5}/g

/** Words that say what something is needed for: "for a course", "fuer eine Pruefung". */
const purpose =
  /(?<![a-z])(?:for(?! (?:example|instance))|on|at|in|fuer|im|zur|zum(?! beispiel)|bei)(?: (?:a|an|the|our|his|her|ein|eine|einen|unser|unsere|unseren|den|die|das))?(?: (?!and\b|und\b|but\b|aber\b)[a-z][a-z'-]*){1,3}/g

/**
 * Returns the words of a sentence that are not known, numbers and marks aside.
 *
 * @param rest what is left of a sentence in plain form when all that was understood is taken out
 * @param citation words of what was asked for, in plain form: they are known, too
 * @param kind what the sentence may tell in any words, which are then ignored: the reasons of a refusal, or ways of delivery
 */
export function unknownWords(
  rest: string,
  citation: string,
  kind: 'reasons' | 'ways' | 'purposes' | undefined,
): readonly string[] {
  const beforeReason = rest.split(reasonBegins)[0] ?? ''
  const text =
    kind === undefined
      ? rest
      : beforeReason.replaceAll(
          kind === 'ways' ? wayOfDelivery : kind === 'purposes' ? purpose : /(?!)/g,
          ' ',
        )
  const cited = new Set(wordsOf(citation))
  return wordsOf(text).filter((word) => !isKnown(word) && !cited.has(word))
}

function wordsOf(text: string): readonly string[] {
  return (text.match(/[@a-z0-9_][a-z0-9_'-]*/g) ?? []).map((word) => word.replace(/(?<!['-])['-]+$/, ''))
}

/** Ends of German compounds that name a library, an item or a reader. */
const compounds =
  /(?:bibliothek|buecherei|buch|band|exemplar|leser|leserin|nutzer|nutzerin|student|studentin|post|wagen|kurier)$/

function isKnown(word: string): boolean {
  if (compounds.test(word) || word.length === 1) return true
  if (/^@|\d/.test(word) || vocabulary.has(word) || vocabulary.has(word.replace(/'s$/, ''))) return true
  return (
    word.includes(lostLetter) && lost.some((letters) => vocabulary.has(word.replaceAll(lostLetter, letters)))
  )
}
