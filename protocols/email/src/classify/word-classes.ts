/**
 * The words of English and German that answers of lenders are made of, by what they mean. An entry of several words is joined
 * by `_`. A word may belong to several classes: "cannot" denies and says what is possible. Words that change nothing are in
 * `unchanging`; a clause that holds any other word has no reading by classes.
 */
const words = {
  /** What is lent. */
  item: `item items book books volume volumes title titles copy material materials it this that them these one dvd film tome
    buch buecher baende band titel werk medium medien exemplar es exemplars mediums bandes paperback hardback monograph thesis
    titels werks buches schmoeker lektuere`,
  loan: 'loan borrowing leihe ausleihe fernleihe',
  parcel: 'parcel package packet shipment consignment box paket paeckchen sendung buechersendung',
  request: 'request order bestellung anfrage fernleihbestellung',
  we: 'we i wir ich our_colleague my_colleague',
  /** The library as the one who acts. */
  you: 'you by_you von_ihnen habt hast haben_sie hatten_sie sie_haben sie_hatten sie du',
  toYou: `to_you for_you your_way to_your_library towards_you at_your_end over_to_you sent_you to_you_all your_library an_sie
    fuer_sie ihnen dir euch dich an_euch an_dich zu_ihnen zu_euch zu_dir fuer_euch fuer_dich in_your_direction`,
  toUs: `to_us with_us at_ours here home us to_our_library in_our_library uns bei_uns zu_uns an_uns hier nach_hause heim
    in_unserer_bibliothek to_our_desk in_house`,
  /** Was sent: participles, and ways that only what was sent is on. */
  sent: `sent shipped posted mailed dispatched despatched on_its_way on_the_way on_their_way in_transit off_to_you off_it_went
    verschickt versandt versendet abgeschickt abgesandt abgesendet gesandt geschickt gesendet zugesandt zugeschickt zugesendet
    uebersandt losgeschickt rausgeschickt weggeschickt ausgeliefert auf_den_weg_gebracht auf_die_reise_geschickt
    zum_versand_gegeben in_den_versand_gegeben zur_post_gegeben zur_post_gebracht auf_die_post_gebracht in_die_post_gegeben
    unterwegs auf_dem_weg auf_dem_postweg auf_der_reise im_versand in_der_post aufgegeben eingeworfen travelling airmailed
    couriered mailed_out shipped_out sent_off sent_out posted_off en_route underway_to_you in_the_hands_of_the_courier
    with_the_courier with_the_carrier parcelled_up_and_sent abgeschickt_worden auf_reisen verschifft beim_paketdienst
    bei_der_post beim_kurier versendet_worden weg_geschickt auf_den_postweg_gebracht expediert zur_post_gegangen
    auf_dem_weg_zu_ihnen`,
  /** Left the lender: of an item or a parcel. */
  left: `left departed set_off gone_off gone_out went_off went_out went rausgegangen abgegangen losgegangen hinausgegangen
    raus verlassen has_gone ging_raus`,
  ging: 'ging gingen gone_with gone_by gone_on',
  out: 'raus heraus hinaus ab los',
  /** Handed over or taken along. */
  handed: `handed_over handed handed_to given_to put popped dropped took taken brought passed collected picked_up uebergeben
    abgeholt mitgenommen gebracht gegeben gelegt gesteckt geworfen mitgegeben handed_in delivered_to dropped_off placed
    slipped stuck collected_by entered_the uebernommen eingesammelt`,
  carrier: `carrier courier dhl ups fedex dpd gls hermes usps tnt royal_mail parcelforce post the_post the_mail mail_room
    mailroom post_room post_office mail_bag post_bag postbag mailbag van truck lorry noon_pickup pickup driver postman
    library_mail book_post kurier kurierdienst paketdienst paketboten paketbote postbote postboten fahrer spedition
    buecherauto buecherwagen wagen auto post_stelle poststelle zur_post postamt navette deutsche_post per_post
    interlibrary_van delivery_van delivery_service mail_van mail_room_colleagues library_van outgoing_mail outgoing_post
    todays_post todays_mail today's_post today's_mail tmrws_post tomorrow's_post kurierfahrer tagespost ausgangspost
    postausgang transport media_mail library_rate 1st_class first_class second_class 2nd_class signed_for recorded_delivery
    special_delivery tracked airmail dx einschreiben`,
  /** To send, and not yet done. */
  send: `send ship dispatch lend sending shipping mailing post_it mail_it verschicken versenden senden schicken zusenden
    zuschicken zuzusenden zuzuschicken losschicken abschicken uebersenden geht_raus geht_ab geht_los wegschicken get_it_off
    get_it_to_you getting_it drop forward abgeben losgeschickt_werden rausschicken`,
  /** The lender sends, said in the first person: no wish to the library. */
  iSend: `schicke schick sende versende verschicke packs schicks schick's verschick packe gebs`,
  goes: 'go goes going leave leaves leaving geht gehen kommt travels heads kommt_mit',
  put_in: 'put pop drop stick gebe geb bringe bring lege leg werfe werf packe pack packs stecke',
  will: 'will shall wird werden werde going_to be_able_to',
  can: 'can able can_do koennen kann koennten darf duerfen allowed permitted',
  may: 'may',
  yourReader: `your_student your_reader your_patron your_user your_borrower your_professor your_colleague ihr_leser
    ihre_leserin ihr_nutzer ihre_nutzerin euer_leser eure_leserin`,
  future: `tomorrow soon shortly later morgen uebermorgen bald demnaechst gleich nachher spaeter next_week naechste_woche
    this_week diese_woche in_kuerze naechster_woche first_thing_tomorrow umgehend_los then tmrw tmrws tomorrows
    over_the_next_days noch_heute noch_diese_woche dann in_den_naechsten_tagen uebernaechste_woche tonight naechsten naechster`,
  weekday: `monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
    sonntag monday's tuesday's wednesday's thursday's friday's`,
  time: `today now yesterday morning afternoon lunchtime noon evening heute gestern vormittag nachmittag mittag abend frueh
    soeben eben gerade jetzt just this_morning this_afternoon minute ago heutigen tage tag heutiger tonight hour today's heut
    grad gerad frisch vorhin`,
  date: '@date',
  /** So long ago that it is about no request of today. */
  longAgo: `years_ago last_year last_yr yr years vor_jahren seit_jahren letztes_jahr letzten_jahr revision inventur stocktake
    stock-take umzug jahren last_week last_month months_ago year month seit_langem letzten`,
  crate: 'kiste buecherkiste crate sack bag',
  /** Is with the post. */
  inPost: 'in_the_post in_the_mail',
  /** The number of a parcel. */
  number: '@number',
  until: `until till by bis spaetestens before_or_on on_or_before no_later_than zum latest not_later_than up_to bis_zum
    bis_spaetestens`,
  due: `loan_until ausleihe_bis ausleihe_bis_zum due due_date date_due return_date loan_period borrowing_period loan_ends
    leihfrist leihende leihfristende frist faellig rueckgabedatum rueckgabe rueckgabetermin abgabe abgabetermin ends endet
    expires fristende end_of_loan loan_expires due_back to_be_returned loan_expiry leihfristdatum rueckgabefrist
    ruecksendetermin leihdauer abgabedatum leihzeit`,
  back: `back zurueck wieder retour zurueckgeben zurueckgegeben return zurueckschicken zuruecksenden zurueckerwartet
    again_here given_back give_back sent_back send_back returned_to_us come_home retournieren zurueckhaben wiederhaben
    wiederbekommen rueckgabe ruecksendung zurueck_haben retourniert home_again wieder_heim wieder_nach_hause`,
  need: `need needs want wants like must must_be expect expects brauche brauchen braucht braeuchte braeuchten haetten
    benoetigen erwarten erwarte moechten muss muessen look_forward looking_forward freuen have_to would_need ask_for ask
    bitten wuenschen bitte_um denken_sie_an bitten_um denkt_an denk_an require requires required`,
  keep: `keep hang_on_to hold_on_to hang_onto behalten have_it haben hold have_the_book make_use_of behaltet behalte nutzen
    benutzen_sie lassen`,
  not: 'not no never nor none cannot neither nicht kein keine keinen keiner keines keinem nie nirgends',
  nothing: 'nothing nichts',
  /** What may be done with an item, or not. */
  lendable: `supply provide fill fulfil fulfill loan borrow lent supplied provided filled lend lending lends circulate
    circulates circulating for_loan for_ill verleihen ausleihen leihen liefern bereitstellen ausleihbar entleihbar verleihbar
    lieferbar verfuegbar available obtainable bedienen helfen help weiterhelfen oblige fernleihe ausleihe leihverkehr
    interlibrary_loan interlibrary_loans ill ausser_haus verliehen_werden ausser_haus_gegeben zur_verfuegung_stellen
    ausgegeben herausgeben hergeben issue_it spare share let_go part_with let_it_leave allow allowed hand_out leihbar
    aushaendigen abgeben weggeben rausgeben ausser_hauses entbehren ausgeborgt accommodate satisfy serve meet give_out
    participate teilnehmen`,
  own: `own owned hold holding holds holdings have has possess stock besitzen fuehren bestand vorhanden im_bestand in_stock
    haben hab vorraetig unser_eigen carry keep_stock subscribe bought purchased erworben angeschafft gekauft`,
  /** Is no longer there. */
  gone: `missing lost weeded deaccessioned discarded withdrawn stolen disappeared vanished unauffindbar vermisst verschollen
    ausgesondert makuliert gestohlen abhanden_gekommen verloren abhanden gone_missing went_missing written_off ausgeschieden
    verlustig entsorgt destroyed scrapped pulped perished lost_in withdrawn_from_stock no_longer_here no_longer_in_stock
    verschwunden verschollen_ist entwendet vernichtet vermisst_gemeldet als_verloren weggekommen ausgemustert abgaengig fehlt
    never_replaced not_replaced not_been_replaced nicht_ersetzt nie_ersetzt nicht_wieder_beschafft`,
  find: `find found locate located trace traced gefunden finden auffindbar aufzufinden aufgefunden lay_hands_on
    lay_our_hands_on put_our_hands_on come_across aufspueren ausfindig auftreiben`,
  shelf: `shelf shelves on_the_shelf standort platz regal on_shelf back_on_the_shelf returned_to_the_shelf back_on_its_shelf`,
  /** Is not lent at all. */
  restricted: `reference_only non-circulating noncirculating reference_copy reference_collection reference_work rare_book
    rare_books special_collections too_fragile praesenzbestand praesenzexemplar praesenznutzung handapparat rara rara-bestand
    rarabestand in-house_use_only on-site_consultation von_der_ausleihe_ausgeschlossen excluded_from_lending
    excluded_from_loan zu_bruechig zu_empfindlich zu_fragil nur_vor_ort_einsehbar nicht_ausser_haus confined_to_the_library
    von_der_fernleihe_ausgeschlossen vom_leihverkehr_ausgeschlossen zu_alt_und_bruechig closed_stacks in_library_use
    in-library_use special_collection manuscript archival archive_copy cannot_leave_the_building does_not_circulate
    does_not_leave_the_building lesesaalbestand magazinpraesenz archivexemplar nur_im_lesesaal nur_vor_ort semesterapparat
    dauerapparat reserve_collection course_reserve course_reserves sonderbestand altbestand_nicht_verleihbar
    gesperrt_fuer_die_fernleihe only_exists_as_an_e-book only_as_an_e-book only_as_an_ebook only_as_e-book nur_als_e-book
    nur_als_ebook electronic_only e-book_only nur_elektronisch nur_digital nur_online online_only`,
  refuse: `decline declined refuse refused regret_that absage absagen passen ablehnen abgelehnt rejected turn_down turned_down
    unfilled unable_to_fill unable unmoeglich impossible ausgeschlossen unerfuellt no_luck have_to_say_no absage_erteilen
    absage_geben say_no negativ turn_you_down pass_on_this_one ablehnung ablehnen_muessen leider_nein zurueckweisen`,
  possible: `possible moeglich machbar geht work works agree consent zustimmen manage managed doable klappt klappen machen
    do_this do_that einraeumen gewaehren zugestehen`,
  elsewhere: `elsewhere another_library other_library other_libraries another_lender next_lender other_lender somewhere_else
    anderswo woanders andere_bibliothek anderen_bibliothek andere_bibliotheken anderen_bibliotheken andernorts
    a_different_library other_institutions another_institution other_sources somewhere anderweitig bei_anderen_bibliotheken
    naechste_bibliothek naechsten_bibliothek next_library next_in_line next_on_the_list`,
  ask: `try ask turn contact forward recommend advise suggest wenden versuchen probieren fragen versuchs probiert versucht
    weiterleiten empfehlen empfehle wende route redirect go approach check_with contact_with pass_on_to look fragt frag
    nachfragen probier probierts`,
  renew: `renew extend prolong extending extension renewal verlaengern verlaengerung prolongation leihfristverlaengerung
    prolong_it extend_it renewed_again renewing lengthen verlaengere verlaengert_werden laenger_behalten`,
  renewed: `renewed extended prolonged verlaengert granted genehmigt approved bewilligt prolongated lengthened
    given_an_extension allowed gewaehrt erneuert zugestanden`,
  moved: `moved changed put_forward put_the_date_forward put_the_date_back pushed_back new neu neues neuer neue geaendert
    verschoben gesetzt set updated adjusted angepasst heraufgesetzt given extended_to shifted reset amended new_due
    geaendert_auf verlegt hochgesetzt eingetragen`,
  dates: 'date datum termin loan_due_date put_the_date_forward put_the_date_back',
  yes: `ok okay yes yep yeah sure fine no_problem no_problem_at_all no_worries happy happily gladly gern gerne passt klar jo
    ja prima alles_klar einverstanden agreed of_course enjoy kein_problem machen_wir geht_klar geht_in_ordnung natuerlich
    sure_thing selbstverstaendlich in_ordnung certainly absolutely okey okeydoke righto right_you_are fine_with_me fine_by_us
    all_right alright no_objection by_all_means with_pleasure welcome passt_schon passt_so jawohl klaro logo gar_kein_problem
    mit_vergnuegen gern_geschehen in_order granted good_news great perfect lucky_you`,
  waiting: `queue waiting waiting_list reserved on_hold hold_list another_reader another_user another_patron other_reader
    other_user other_readers another_borrower somebody_else someone_else vorgemerkt vormerkung vormerkungen reserviert wartet
    warten jemand_anders anderer_leser anderen_leser anderer_nutzer weitere_vormerkungen holds hold_request reservation
    reservations reservation_list recall_list requested_by_another demanded in_demand vormerkliste warteliste vorbestellt
    angefragt`,
  somebody: `student reader patron professor lecturer course seminar dozent professorin studentin leser leserin nutzer
    somebody someone jemand colleague dissertation thesis kurs exhibition ausstellung professors readers researcher students
    scholar pupil users patrons borrower borrowers studierende studierenden forscher professors_here trustee trustees kollegin
    dozentin institut seminars selbst ourselves myself selber eigene own_reader own_readers own_users eigenbedarf`,
  urgent: `urgently urgent dringend asap as_soon_as_possible soonest immediately early straight_away quickly schnell
    schnellstmoeglich umgehend unverzueglich baldmoeglichst without_delay sofort moeglichst_bald so_bald_wie_moeglich
    at_your_earliest_convenience this_week diese_woche eilig urgent_need promptly pronto at_once eilend prompt baldigst zuegig
    right_away rasch moeglichst_schnell so_schnell_wie_moeglich zeitnah as_quickly_as_possible vorzeitig sooner early_return`,
  original: `original originally agreed urspruenglichen vereinbarten puenktlich on_time fristgerecht rechtzeitig as_planned
    agreed_date due_date_stands planmaessig wie_vereinbart as_agreed wie_geplant vereinbart urspruengliche urspruenglich
    ursprungsdatum`,
  received: `received arrived came come turned_up erhalten eingetroffen angekommen gekommen bekommen eingegangen kam reached
    landed ankam an_gekommen empfangen vereinnahmt made_it got_here reached_us come_in in_hand eingelangt eingetrudelt
    zugegangen bei_uns_eingegangen anlangt angelangt wiederbekommen showed_up shown_up`,
  returned: `returned zurueckgekommen zurueckgekehrt zurueckerhalten zurueckbekommen wiedergekommen came_back come_back
    made_its_way_back found_its_way_back come_home got_back received_back made_it_back heimgekehrt wieder_da wieder_zurueck
    wiedergekehrt retour_gekommen wieder_eingetroffen`,
  checkedIn: `checked_in checked_the_book_in checked_it_in booked_in discharged zurueckgebucht verbucht rueckgebucht
    loan_closed zurueckgenommen rueckgabe_verbucht book_in discharged_from_your_account closed_the_loan loan_is_closed
    account_cleared account_is_clear ausgetragen als_zurueckgegeben_verbucht rueckgebucht_worden checked_back_in scanned_in
    booked_back`,
  intact: `in_good_order in_good_condition in_perfect_condition in_fine_condition safe sound safely unharmed undamaged intact
    good_order wohlbehalten unversehrt in_gutem_zustand in_einwandfreiem_zustand einwandfrei in_bester_ordnung in_ordnung
    alles_in_ordnung heil bester_ordnung in_perfect_nick all_well all_is_well everything_fine all_good heil_und_ganz
    good_shape fine_shape one_piece in_one_piece perfect_order everything_in_order bestens tadellos alles_bestens alles_gut
    top_zustand perfektem_zustand gutem_zustand bester_zustand fine_condition excellent_condition good_condition
    perfect_condition alles_in_bester_ordnung everything_is_in_order alles_ok everything_ok everything_is_fine all_in_order
    alles_da`,
  cancel: `cancel cancellation cancelling stornieren storno stornierung annullieren storniere annulliere drop_the_request
    withdraw remove close`,
  cancelled: `cancelled canceled storniert annulliert geloescht gestrichen rausgenommen herausgenommen deleted removed
    taken_off taken_it_off taken_it_off_the_list taken_the_request_off off_the_list removed_it aus_der_liste von_der_liste
    withdrawn_your_request zurueckgezogen gecancelt taken_off_the_list scrapped_your_request taken_out struck_off voided
    closed_your_request removed_from removed_your_request pulled_your_request your_request_is_closed rausgeworfen verworfen
    annuliert abbestellt hinfaellig ausgetragen_aus entfernt withdrawn`,
  late: 'too_late zu_spaet too_late_now zu_spaet_dran',
  stop: `stop stop_it stopped aufhalten stoppen gestoppt intercept anhalten abfangen call_it_back recall_it hold_it_back halt
    zurueckholen aufzuhalten rueckgaengig zurueckrufen bremsen`,
  stay: `stay stays remain remains bleibt bleiben stands steht back_on_the_shelf returned_to_the_shelf bleibts stehen_bleiben
    remains_here reshelved back_on_its_shelf goes_back gone_back_on went_back_on put_it_back put_back zurueckgestellt`,
  approved: `approve bestaetigt confirmed angenommen accepted zugesagt accepted_your_request angenommen_worden bewilligung
    vermerkt notiert registered processed done erledigt`,
  process: `in_process in_progress in_bearbeitung being_processed bearbeitet passed_to logged registered registriert erfasst
    weitergeleitet weitergegeben looking_into under_way queue_for_processing noted received_and_logged handed_to_my_colleague
    bearbeitung wird_bearbeitet pending vorgemerkt_zur_bearbeitung pruefen_wir look_at_it look_at deal_with get_to_it kuemmert
    kuemmern angefordert`,
  /** Helping verbs, that are also words for what one has. */
  auxiliary: 'have has haben habe hab hat',
  /** What an answer about the whole item does not name. */
  part: `part parts set map maps chapter chapters page pages edition editions index supplement second third other another half
    first one incomplete unvollstaendig two three four cd cds teil teile kapitel seite seiten karte karten auflage ausgabe
    zweite zweiten dritte dritten erste ersten zwei drei letter list file files scan scans pdf kopie kopien copies article
    articles aufsatz artikel heft issue name address record records account cover only nur last-minute again_and_again
    everything alles`,
  past: 'was were war waren had hatte hatten',
  overdue: 'overdue ueberfaellig was_due war_faellig abgelaufen past_due ueberschritten past_its_due_date',
  licence: `licence license licences lizenz lizenzen policy policies rules regulations regulation lizenzgruenden vorschriften
    richtlinien statutes satzung`,
  /** Says that something goes on, or is yet to come. */
  noch: 'noch still',
  delivery: `lieferung_erfolgt versand_erfolgt auslieferung_erfolgt zusendung_erfolgt delivery_will_be dispatch_will_be`,
  please: 'please bitte kindly pls',
  /** What changes nothing. */
  unchanging: `a an the my our your their its his her all both each and or also as well then so too of in on at from with via
    through per to into onto for is are be been being am has had having got get do does did doing we're it's already recently
    finally currently presently hereby herewith unfortunately sadly regretfully sorry afraid regret dear hello hi thanks thank
    regards cheers best many very much really quite just again however therefore thus accordingly requested ordered above
    following said mentioned first thing about alas oh ah hey indeed actually simply ta bw rgds out off up straight directly
    day days working der die das den dem des ein eine einen einem einer dieser diese dieses diesen diesem jenes unser unsere
    unserem unseren unserer mein meine ihre ihren ihrem ihrer euer ihr eure eurem deine dein und oder sowie auch dass ist sind
    wurde wurden worden sein auf aus bei durch im ins mit nach ueber um von vom vor zu zur denn da seit bereits schon
    inzwischen mittlerweile derzeit zurzeit momentan aktuell leider hiermit danke dank vielen besten herzlichen gewuenschte
    gewuenschten bestellte bestellten angeforderte angeforderten genannte genannten uhr tut mir leid liebe lieber moin hallo
    guten ganz sehr einfach natuerlich nun mal ja wohl pulled packed wrapped eingepackt gepackt verpackt herausgesucht
    rausgesucht stacks magazin library bibliothek mehr laenger anymore any more longer befindet befinden sich liegt steht
    early late end mid last next tut_mir_leid tut_uns_leid erteilen mitteilen sry thx ciao lg vg mfg gruss gruesse kr hth fyi
    btw p.s ps xx good_morning good_evening pleased confirm inform that will_you could_you teilen mit_dass bezugnehmend bezug
    nehmend sent_from status resolved solved ticket comment update updated note notice info kommentar hinweis geloest erledigt
    tidings luck unluckily doch halt eben nur_noch grade eh ohnehin nochmal jedenfalls darum darauf drauf dafuer davon dazu
    darueber um_diese_zeit nein einmal beim nachher_noch laesst let's say carefully sorgfaeltig gut_verpackt well_packed
    padded gepolstert umschlag envelope jiffy separately separat bad_luck hard_luck there gibt bereit ready after_all frankly
    regrettably bedauere bedauern im_voraus ab_und_an vielmals on_this_occasion diesmal this_time`,
} as const satisfies Record<string, string>

/** The class of a word by its meaning in an answer. */
export type WordClass = keyof typeof words

const longestEntry = 6

const classesByWord: ReadonlyMap<string, readonly WordClass[]> = (() => {
  const found = new Map<string, WordClass[]>()
  for (const name of Object.keys(words)) {
    if (!isWordClass(name)) continue
    for (const entry of words[name].trim().split(/\s+/)) {
      const word = entry.replaceAll('_', ' ')
      found.set(word, [...(found.get(word) ?? []), name])
    }
  }
  return found
})()

function isWordClass(name: string): name is WordClass {
  return Object.hasOwn(words, name)
}

/** The classes that each word of a text may be of. A word that no class holds is unknown. */
export type ClassedWords = {
  readonly known: readonly (readonly WordClass[])[]
  readonly unknown: readonly string[]
}

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\bcan(?:'t|not)\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [
    /\b(?:with)?in (?:the next |den naechsten )?(?:few |couple of |paar )?(?:\w{1,12} )?(?:working )?(?:days?|weeks?|hours?|tagen?|wochen|stunden|werktagen)\b/g,
    'soon',
  ],
  [/\b(hab|habe|ist|schick|geb|pack|wird|bring)'s\b/g, '$1 es'],
  [/\b(?:aus|for) (?:\w{1,20} )?(?:gruenden|reasons)\b/g, ' '],
  [/\b(?:[a-z]{2} )?\d{3,4}(?: \d{3,4}){1,4}(?: ?\d?[a-z]{2})?\b/g, '@number'],
  [/\bunable\b/g, 'not able'],
  [/\bimpossible\b/g, 'not possible'],
  [/\bunmoeglich\b/g, 'nicht moeglich'],
  [/\bnowhere\b/g, 'not'],
  [/n't\b/g, ' not'],
  [/'ll\b/g, ' will'],
  [/'ve\b/g, ' have'],
  [/'re\b/g, ' are'],
  [/\bi'm\b/g, 'i am'],
  [/\b(it|that|there|here|book|item|which)'s\b/g, '$1 is'],
  [/\b(?:dr|mr|mrs|ms)\./g, ' '],
]

/**
 * Sorts the words of a text in plain form into their classes; the longest entry counts.
 *
 * @param names words that change nothing here: of the title, of people
 */
export function classWords(text: string, names: ReadonlySet<string>): ClassedWords {
  const spelled = contractions.reduce((rest, [found, instead]) => rest.replace(found, instead), text)
  const tokens = spelled.match(/[@a-z0-9_][@a-z0-9_'-]*/g) ?? []
  const known: (readonly WordClass[])[] = []
  const unknown: string[] = []
  for (let at = 0; at < tokens.length; ) {
    const length = lengths.find((each) => classesByWord.has(tokens.slice(at, at + each).join(' '))) ?? 1
    const token = tokens.slice(at, at + length).join(' ')
    const classes = classesByWord.get(token)
    if (classes !== undefined) known.push(classes)
    else if (isNumber(token)) known.push(['number'])
    else if (!names.has(token.replace(/'s$/, ''))) unknown.push(token)
    if (towards.has(token) && isElsewhere(tokens.slice(at + 1), names, token === 'for' || token === 'fuer'))
      unknown.push(token)
    at += length
  }
  return { known, unknown }
}

/** Words before the one to whom, or the place to which, something goes. */
const towards: ReadonlySet<string> = new Set(['to', 'into', 'an', 'zu', 'zum', 'zur', 'nach', 'for', 'fuer'])

const articles: ReadonlySet<string> = new Set(
  'the a an our my your his her its their this das der die den dem ein eine einen einem einer unser unsere unseren unserem ihr ihre ihren'.split(
    ' ',
  ),
)

/** Returns whether words name somebody, or a place, that no class knows: "to the director". */
const isElsewhere = (tokens: readonly string[], names: ReadonlySet<string>, isFor: boolean): boolean => {
  const at = tokens.findIndex((each) => !articles.has(each))
  if (at < 0) return false
  const next = tokens[at] ?? ''
  const isKnown = lengths.some((each) =>
    classesByWord
      .get(tokens.slice(at, at + each).join(' '))
      ?.some((one) => one !== 'unchanging' && one !== 'auxiliary'),
  )
  if (isFor && classesByWord.get(next)?.includes('carrier') === true) return true
  return !isKnown && !names.has(next) && !/\d/.test(next)
}

/** Returns whether a word is a number of a parcel or a time of the day; other numbers may be of a volume. */
const isNumber = (word: string): boolean => /^(?=.*\d)[a-z0-9]{8,40}$|^\d{1,2}(?:am|pm)$/.test(word)

const lengths: readonly number[] = Array.from({ length: longestEntry }, (_, index) => longestEntry - index)
