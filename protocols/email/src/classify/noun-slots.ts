import type { AnchorMeaning } from './anchors.ts'

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const determiners =
  list(`the a an our your my his her their its this that these those any some another every each both all
  das die der den dem des ein eine einen einem einer eines dies dieses diese diesen dieser diesem unser unsere unseren unserer unserem
  ihr ihre ihren ihrem ihrer euer eure euren eurem mein meine meinen meiner meinem kein keine
  le la les l un une ce cet cette ces mon ma mes notre nos votre vos leur leurs son sa ses`)

/** Prepositions of phrases that only say how, when, where from or why. */
const adjunct =
  list(`by with via in on at from during after before since because of through per inside within under off over about as than despite
  into onto out up around behind among between against without near next until till outside beyond across along unless
  mit durch von vom per via aus bei beim im in ins am an auf nach seit wegen waehrend unter ueber trotz vor bis samt ab hinter neben zwischen
  par avec dans en de du des d sur depuis pendant apres chez sous entre malgre vers lors durant grace suite jusqu`)

/** Prepositions of the one who gets it. */
const goal = list(`to for towards fuer zu zum zur pour a au aux`)

const items =
  list(`it this that them these those one item items book books volume volumes title titles copy copies material materials thing dvd
  dvds film films tome tomes edition monograph hardback paperback text publication publications catalogue score scores thesis dissertation novel biography
  work works object journal holding holdings stock reference set map maps pamphlet booklet treatise hardcover
  buch buecher baende band bandes titel titels werk werke werks medium medien exemplar exemplare exemplars bestand buchs buches schmoeker
  schinken roman katalog noten partitur heft ausgabe auflage ding stueck
  livre livres ouvrage ouvrages volume volumes titre titres document documents exemplaire exemplaires tome tomes oeuvre roman these pret`)
const parcels =
  list(`paeckli packerl kistli parcel parcels package packet shipment consignment box envelope jiffy bag delivery dispatch paket paeckchen sendung umschlag buechersendung
  warensendung lieferung karton colis paquet enveloppe envoi pli`)
const requests =
  list(`vorgang vorgangs buchung request requests order orders loan loans ill interlibrary bestellung anfrage fernleihe ausleihe leihe fernleihbestellung leihfrist frist
  demande demandes pret commande cancellation stornierung storno annulation renewal extension verlaengerung prolongation renouvellement due
  leihverkehr reservation vormerkung reservierung wish wunsch souhait date datum termin faelligkeitsdatum rueckgabedatum period deadline echeance retour
  rueckgabe return time leihzeit ausleihfrist slip account record konto rueckgabefrist transaction file case system dossier compte delai`)
const people =
  list(`we i you us colleague colleagues assistant volunteer team staff librarian reader readers borrower patron patrons user users student students
  professor professors lecturer member members department desk service office trainee intern boss manager other others
  wir ich sie kollege kollegin kollegen kolleginnen team leser leserin nutzer nutzerin student studentin dozent dozentin
  auszubildende azubi fsjler bufdi praktikant praktikantin haus mitarbeiter mitarbeiterin benutzer kundin kunde
  nous je on vous collegue collegues equipe lecteur lectrice lecteurs etudiant etudiante usager usagere stagiaire service mediatheque`)
const carriers =
  list(`carrier courier dhl ups fedex dpd gls hermes evri usps tnt royal parcelforce post mail postman postie postbag mailroom van truck lorry driver
  postbox letterbox mailbag outbox tray collection run bus train
  kurier kurierdienst paketdienst paketbote postbote boten bote fahrer spedition buecherauto buecherwagen wagen transport poststelle post hauspost packstation container
  poste courrier coursier navette transporteur colissimo chronopost facteur livreur camion`)
const times =
  list(`morning afternoon evening week month day days weeks moment minute hour lunchtime noon end beginning start first second next latest end weekend
  post time way road shelf shelves stacks store
  morgen vormittag nachmittag abend woche monat tag tage wochen moment ende anfang weg reise regal magazin standort platz
  midi heure heures jahr jahres year matin soir semaine mois jour jours moment fin debut route rayon rayons magasin etagere place tard tot mieux plus instant`)
const plain =
  list(`good fine perfect excellent great happy safe sound same best only requested ordered above named desired mentioned very present
  gewuenschte gewuenschten bestellte bestellten angefragte angeforderte angeforderten genannte genannten obige obigen betreffende`)

const allowed = [items, parcels, requests, people, carriers, times]
const goals = [people, carriers, times, requests]

const isRefusal: ReadonlySet<AnchorMeaning> = new Set(['unfilled', 'renew_refused', 'cancel_refused'])
const renewals = list('renewal extension prolongation verlaengerung renouvellement')
const yours = list('your ihr ihre ihren ihrem ihrer euer eure eurem votre vos ton ta')
const messages = list('request requests order demande bestellung anfrage mail message letter')
const sends: ReadonlySet<AnchorMeaning> = new Set(['shipped', 'will_supply'])

const pronouns = list('this that these those das dies die der ce it all each both the')
const verbs = list(
  'is are was were has have will can must should goes went comes came left same ist sind war waren wird werden hat haben kann koennen muss geht ging kommt kam liegt steht est sont a sera',
)
const subjects = list('we i wir ich nous je on')

const has = (sets: readonly ReadonlySet<string>[], word: string): boolean => sets.some((set) => set.has(word))

/** Ends of German compounds. */
const compound =
  /(?:bibliothek|buecherei|buch|band|exemplar|leser|leserin|nutzer|nutzerin|student|studentin|post|wagen|kurier|leihe|bestellung|frist|titel|paket|werk|magazin)$/

const isNoun = (sets: readonly ReadonlySet<string>[], word: string, names: ReadonlySet<string>): boolean =>
  has(sets, word) || names.has(word) || compound.test(word) || /^@|\d/.test(word)

/** Things that are sent, received, renewed or cancelled and are not what was asked for. */
const otherThings =
  list(`invoice invoices bill reply replies answer response update information info details message letter reminder form
  forms confirmation quote quotation news notification notice overview report question feedback receipt label slip subscription membership card
  licence license train event meeting hours address citation scanner money payment cheque refund link password photo picture list
  leaflet key keys cat database website
  rechnung rechnungen antwort nachricht mail mails brief erinnerung formular bestaetigung angebot auskunft information informationen details rueckmeldung bescheid
  quittung frage etikett ausweis oeffnungszeiten mitgliedschaft abo abonnement zeitschriftenabo adresse liste mahnung gebuehr gebuehren seitenangaben
  facture reponse message courriel mail lettre rappel formulaire confirmation devis renseignements renseignement information informations question adresse liste
  carte abonnement horaires etiquette bordereau`)

/**
 * Returns whether a clause with an anchor has another thing, or somebody else, where what is lent or the one who gets it should
 * be: "our event was cancelled", "sent to our conservation studio". Phrases behind other prepositions may hold any words.
 */
export const saysOtherThing = (
  clause: string,
  end: number,
  means: AnchorMeaning,
  names: ReadonlySet<string>,
): boolean => {
  const tokens = (text: string): readonly string[] =>
    text
      .replaceAll("l'", 'l ')
      .replaceAll("d'", 'd ')
      .replaceAll("qu'", 'qu ')
      .replaceAll("'s ", ' ')
      .match(/[@a-z0-9_][a-z0-9_'-]*/g) ?? []
  const words = tokens(clause)
  const behind = tokens(clause.slice(0, end)).length
  const isOfRequest = means === 'request_received' || means === 'unfilled'
  return words.some((word, at) => {
    if (otherThings.has(word) && !isOfRequest)
      return !has([adjunct], words[at - 1] ?? '') && !has([adjunct], words[at - 2] ?? '')
    if (sends.has(means) && renewals.has(word)) return true
    if (otherThings.has(word) && means === 'unfilled') return true
    const isContracted = word === 'zum' || word === 'zur' || word === 'au' || word === 'aux'
    if (!determiners.has(word) && !isContracted) return false
    if (pronouns.has(word) && verbs.has(words[at + 1] ?? '')) return false
    if (
      isRefusal.has(means) &&
      at !== behind &&
      (at > behind || words.slice(0, at).some((each) => subjects.has(each)))
    )
      return false
    const before = words[at - 1] ?? ''
    const following = words.slice(at + 1, at + 5)
    if (isContracted || goal.has(before)) {
      if (yours.has(word)) return false
      const isSent = sends.has(means) && following.slice(0, 2).some((each) => people.has(each))
      return isSent || !following.some((each) => isNoun(goals, each, names) || plain.has(each))
    }
    if (adjunct.has(before)) return false
    if (following.length === 0) return false
    if (at >= behind && sends.has(means) && has([people, messages], following[0] ?? '')) return true
    if (means === 'checked_in' && messages.has(following[0] ?? '')) return true
    if (means === 'shipped' && yours.has(word) && people.has(following[0] ?? '')) return true
    return !following.some((each) => isNoun(allowed, each, names))
  })
}
