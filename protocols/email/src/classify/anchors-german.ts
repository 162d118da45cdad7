import type { AnchorTable } from './anchors.ts'

/** What German lenders say, in open words; see `AnchorTable`. */
export const germanAnchors: AnchorTable = {
  words: {
    sent: `verschickt versandt versendet abgeschickt abgesandt abgesendet gesandt gesendet geschickt zugesandt zugeschickt zugesendet
      uebersandt uebersendet losgeschickt rausgeschickt weggeschickt ausgeliefert losgegangen rausgegangen abgegangen herausgegangen
      auf_den_weg_gebracht auf_den_weg_gegeben auf_die_reise_geschickt auf_die_reise_gebracht zur_post_gegeben zur_post_gebracht in_die_post_gegeben
      auf_die_post_gebracht auf_die_post_gegeben zum_versand_gegeben in_den_versand_gegeben aufgegeben eingeworfen abgefertigt
      auf_den_postweg_gebracht auf_den_postweg_gegeben losgezogen abgereist abgefahren spediert expediert weggegangen fortgeschickt
      eingetuetet_und_abgeschickt zur_post_gegangen in_den_postkasten_geworfen mitgegeben dem_kurier_uebergeben der_post_uebergeben
      an_sie_verliehen an_sie_ausgeliehen fuer_sie_verbucht fuer_sie_ausgeliehen an_euch_verliehen rausgegeben herausgegeben`,
    onWay: `unterwegs auf_dem_weg auf_dem_postweg auf_der_reise auf_reisen im_versand in_der_post bei_der_post beim_kurier beim_paketdienst
      in_den_haenden_der_post auf_achse im_postauto im_buecherauto im_buecherwagen`,
    carrier: `post dhl ups dpd gls hermes kurier kurierdienst paketdienst paketboten postboten paketbote postbote bote boten fahrer spedition
      buecherauto buecherwagen wagen lieferwagen transportdienst briefkasten postkasten poststelle hauspost packstation postamt postauto
      postfiliale paketshop auto kiste versand postausgang ausgangskorb postkorb tagespost`,
    give: `gegeben gebracht uebergeben gelegt gesteckt geworfen getan gepackt mitgegeben ueberreicht abgegeben aufgegeben eingeliefert geschafft anvertraut`,
    takes: `mitgenommen abgeholt uebernommen eingesammelt geholt eingeladen mitgehen_lassen`,
    send: `schicken senden verschicken versenden zuschicken zusenden uebersenden losschicken abschicken abgeben rausschicken wegschicken liefern
      verleihen ausleihen leihen bereitstellen zur_verfuegung_stellen ueberlassen zukommen_lassen entsprechen erfuellen bedienen aushelfen
      weiterhelfen helfen ausliefern herausgeben hergeben abgehen rausgehen losgehen zur_post_bringen zur_post_geben auf_den_weg_bringen
      einpacken eintueten fertig_machen fertigmachen heraussuchen raussuchen aufgeben ausgeben borgen ausborgen ermoeglichen
      auf_die_reise_schicken erledigen`,
    sendNow: `schicke schick sende versende verschicke packe pack bringe bring gebe geb stecke steck lege leg schicken senden versenden
      verschicken liefern verleihen leihen packen bringen geben stecken suchen suche hole holen tuete mache mach machen werfe werf leg's schick's pack's geb's bring's steck's mach's legs schicks packs gebs brings stecks`,
    toBe: `verschickt versandt versendet abgeschickt geschickt gesendet gesandt geliefert ausgeliefert zugesandt zugeschickt verliehen bereitgestellt
      auf_den_weg_gebracht zur_post_gegeben zur_post_gebracht abgeholt mitgenommen rausgeschickt losgeschickt fertig_gemacht fertiggemacht gepackt
      verpackt eingepackt herausgesucht rausgesucht aufgegeben bearbeitet_und_verschickt`,
    going: `geht gehen kommt kommen reist reisen wandert startet rollt faehrt verlaesst macht_sich`,
    future: `morgen uebermorgen heute bald demnaechst gleich nachher spaeter montag dienstag mittwoch donnerstag freitag samstag
      naechste naechster diese dieser kommende kommenden in_kuerze umgehend noch_heute am_@date ab_@date @date anfang mitte ende zeitnah
      in_den_naechsten mittags nachmittags frueh`,
    lendable: `verleihbar ausleihbar entleihbar lieferbar verfuegbar vorhanden auffindbar aufzufinden zu_finden leihbar verschickbar versendbar
      im_bestand nachgewiesen am_standort am_platz am_regal im_regal an_seinem_platz an_ort_und_stelle zur_ausleihe im_haus
      ausserhaus_verleihbar fernleihfaehig fernleihbar freigegeben vorraetig zugaenglich bestellbar erhaeltlich gefunden
      zugelassen in_unserem_bestand in_unserem_besitz bei_uns_vorhanden greifbar da hier`,
    gone: `vermisst verschollen verloren verlustig abhanden_gekommen gestohlen entwendet verschwunden unauffindbar ausgesondert makuliert
      ausgemustert entliehen ausgeliehen ausser_haus in_benutzung im_lesesaal im_semesterapparat semesterapparat im_handapparat handapparat
      beim_buchbinder in_der_buchbinderei in_der_restaurierung in_reparatur im_geschaeftsgang praesenzbestand praesenzexemplar praesenznutzung
      lesesaalbestand rara zu_fragil zu_empfindlich zu_bruechig zu_alt zu_wertvoll zu_kostbar zu_gross zu_schwer beschaedigt zerfallen kaputt
      nicht_mehr_da aus_dem_bestand_genommen entsorgt vernichtet gesperrt von_der_ausleihe_ausgeschlossen
      von_der_fernleihe_ausgeschlossen vom_leihverkehr_ausgeschlossen ausgeschlossen abgaengig fehlt fehlend vergriffen dauerausgeliehen
      als_verlust_gemeldet als_verlust_verbucht als_vermisst_gemeldet ausgestellt in_der_ausstellung in_einer_ausstellung
      in_digitalisierung bei_der_digitalisierung kassiert abgeschrieben nur_vor_ort_benutzbar nur_vor_ort_einsehbar nur_im_lesesaal_benutzbar
      nur_vor_ort nur_im_lesesaal magazinpraesenz unverleihbar nicht-ausleihbar in_gebrauch weggeworfen schimmelbefallen altbestand`,
    cancelled: `storniert annulliert geloescht gestrichen rausgenommen herausgenommen zurueckgenommen zurueckgezogen gecancelt abbestellt
      aus_der_liste_genommen von_der_liste_genommen verworfen entfernt hinfaellig aufgehoben ausgetragen rueckgaengig_gemacht gestoppt geschlossen
      eingestellt zerrissen gekippt abgebrochen beendet widerrufen angehalten wegsortiert zurueckgestellt ausgebucht weggelegt
      von_der_liste_gestrichen abgeblasen`,
    cancel: `stornieren annullieren aufhalten stoppen anhalten abfangen zurueckholen zurueckrufen loeschen rueckgaengig_machen streichen aufzuhalten
      bremsen zurueckziehen zu_stoppen zu_stornieren abbrechen einfangen zurueckzuholen`,
    renewed: `verlaengert genehmigt bewilligt gewaehrt erneuert zugestanden hochgesetzt neu_gesetzt heraufgesetzt verschoben ausgedehnt
      angepasst umgebucht draufgelegt geaendert prolongiert eingetragen weiterverlaengert`,
    renew: `verlaengern verlaengere prolongieren laenger_behalten laenger_ueberlassen laenger_geben laenger_entbehren zustimmen hinausschieben
      laenger_lassen verlaengerung`,
    keep: `behalten behalte behaltet haben nutzen lassen hierlassen dabehalten lesen benutzen bleiben gebrauchen`,
    back: `zurueck wieder_da wieder_hier wieder_zurueck zurueckgekommen zurueckgekehrt zurueckgegeben zurueckerhalten zurueckbekommen retour
      zurueckgebucht rueckgebucht wieder_im_regal wieder_am_platz wieder_am_standort wieder_im_magazin wieder_zu_hause wieder_daheim
      wieder_bei_uns zurueckgestellt wieder_eingestellt verbucht ausgebucht ausgetragen heimgekehrt wieder_eingetroffen
      wieder_angekommen wieder_im_haus zurueckgesetzt wieder_eingegliedert gelandet quittiert heimgefunden`,
    arrived: `eingetroffen angekommen eingegangen erhalten gekommen bekommen empfangen eingelangt eingetrudelt angelangt ankam eintraf vereinnahmt
      entgegengenommen in_empfang_genommen zugestellt_worden`,
    need: `brauchen braucht brauche benoetigen benoetigt benoetige braeuchten fordern rufen haetten moechten erbitten bitten muessen wollen wuenschen erwarten`,
    thing: `buch band medium exemplar titel werk paket sendung es sie ihn paeckchen ruecksendung rueckgabe alles baende buecher ausleihe leihe`,
    not: 'nicht kein keine keinen keiner keines keinem nie nirgends nirgendwo leider_nicht weder nichts',
    please: 'bitte bitten koennten wuerden koennt koenntet moechten',
  },
  anchors: {
    shipped: `
      {sent}
      {onWay}
      {carrier} ~ {give}
      {carrier} ~ {takes}
      {takes} ~ {carrier}
      ging|gingen ~ raus|heraus|ab|los|zur post|in die post|auf die reise|an sie|auf den weg|an euch|per post|mit der post|mit dem|weg|hinaus
      ging|gingen ~ per|mit|via|durch ~ {carrier}
      ist|sind|war|^|schon|bereits|seit gestern|heute|gestern ~ raus|weg|fort|ausser haus gegangen|bei ihnen|zu ihnen gereist
      ist|sind|^|heute|gestern|schon ~ auf die post|zur post|auf der post|in die post|in der post
      haus|bibliothek|uns ~ verlassen
      verliess ~ haus|bibliothek
      versand|lieferung|zusendung|auslieferung|abgang ~ erfolgte|erfolgt|war|ist erfolgt|erledigt
      versand & heute|gestern|soeben|ist raus|erledigt
      hat sich ~ auf den weg gemacht
      auf den weg gemacht
      brachte|gab|legte|steckte|warf ~ {carrier}
      schickte|schickten|versandte|versandten|verschickte|verschickten
    `,
    will_supply: `
      wird|werden|werde|soll ~ {toBe}
      wird|werden|werde|koennen|kann|koennten wir|gerne|gern|zu|darf|duerfen ~ {send}
      ich|wir|dann|es|das|ihnen|euch|dir|buch|band|gern|gerne|morgen|heute|gleich ~ {sendNow} ~ ich|wir|es|ihnen|euch|dir|morgen|heute|gerne|gern|raus|los|ab|weg|zur|auf|in|zu|ein|fertig|bereit|her
      {sendNow} & ich|wir|es|ihnen|euch|dir|morgen|heute|gerne|gern|das|den|raus|los|ab|weg|zur|auf|in|zu|ein|fertig
      {going} ~ {future}
      {going} ~ raus|los|ab|zur post|in die post|auf die reise|auf den weg|mit der post|per post|zu ihnen|zu euch
      stellen|stelle|lege|legen ~ bereit|zurueck fuer sie|fuer sie zurueck|zur verfuegung
      fuer sie|fuer euch|fuer ihre leserin|fuer ihren leser|fuer dich ~ reserviert|bereitgelegt|zurueckgelegt|bereitgestellt|beiseitegelegt|zur seite gelegt|rausgesucht|herausgesucht|weggelegt
      liegt|ist|steht ~ bereit|versandfertig|abholbereit|zum versand|fertig gepackt|fertig verpackt
      versandfertig
      wird ~ gemacht|erledigt|vorbereitet|gepackt|versorgt
      machen|mach|mache|erledigen & wir|ich ~ gern|gerne|natuerlich|^
      ^ ~ gern|gerne|klar|natuerlich|selbstverstaendlich ~ leihen|verleihen|schicken|senden|geben|liefern|machen
      ^ & geht klar|geht in ordnung|wird gemacht|wird erledigt|machen wir|mach ich|einverstanden
      bekommen|bekommt|erhalten|erhaeltst|bekommst|kriegt|kriegst|kriegen ~ {future}
      bekommen sie|erhalten sie|koennen sie haben|koennen sie ausleihen|duerfen sie ausleihen|kriegst du|bekommst du|bekommt ihr|kriegt ihr
      sie|ihr & bekommen|erhalten|bekommt|kriegt & das|den|es|ihn|die
      bestellung|anfrage|fernleihe ~ angenommen|genehmigt|bewilligt|zugesagt|bestaetigt
      sagen|sage ~ zu|gern zu
      zusage|zugesagt
      nichts spricht dagegen
      es spricht nichts dagegen
      versand ~ {future}
      lieferung ~ {future}
    `,
    unfilled: `
      {not} ~ {lendable}
      {not} ~ {send}|dienen
      {not} ~ verliehen|ausgeliehen|geliefert|verschickt|versandt|weitergegeben|herausgegeben|ausser haus gegeben|ausgegeben|abgegeben|entsprochen|erfuellt|bedient|versendet|entnommen|mitgenommen|in die fernleihe gegeben|bereitgestellt|entliehen & werden|wird
      wird|werden|kann|koennen|darf|duerfen ~ {not} ~ verliehen|ausgeliehen|geliefert|verschickt|versandt|herausgegeben|ausgegeben|bereitgestellt|entliehen
      verleihen|leihen|liefern|verschicken|verleiht|geben|besitzen|haben|fuehren|versenden|leihen ~ {not}
      {not} ~ besitzen|fuehren|haben|besitzt|besessen|gehabt|angeschafft|gekauft|erworben|in unseren bestaenden|bestandteil
      {not} ~ finden|gefunden|auftreiben|lokalisieren|ausfindig|aufspueren|entdecken
      ist|sind|wurde|war|^|buch|band|exemplar|titel|leider|derzeit|zurzeit|momentan|aktuell|als|bereits|gilt|schon|und|werk|medium|bleibt|liegt|seit ~ {gone}
      fehlt
      ist|sind|derzeit|momentan|aktuell|zurzeit|bereits|schon|grad|gerade ~ verliehen
      ausgesondert|makuliert|ausgemustert|entsorgt|weggeworfen|geklaut|futsch|abhanden gekommen
      {not} ~ moeglich|machbar|drin|durchfuehrbar
      unmoeglich
      absage|absagen|ablehnen|abgelehnt|verneinen|nein sagen|passen|fehlanzeige|negativ|abschlaegig
      {not} ~ ausser haus|aus dem haus|das haus verlassen|den lesesaal verlassen|auf reisen|in den leihverkehr
      als verlust ~ melden|gemeldet|verbucht|verbuchen|eingetragen
      anderswo|anderweitig|andernorts|woanders|andere bibliothek|anderen bibliothek|anderen bibliotheken|andere bibliotheken|naechsten bibliothek|naechste bibliothek ~ versuchen|wenden|fragen|anfragen|probieren|bestellen|versucht|weiterleiten
      versuchen|wenden|fragen|probieren|versucht|versuchs|probiert|fragt ~ anderswo|anderweitig|andernorts|woanders|andere bibliothek|anderen bibliothek|anderen bibliotheken|andere bibliotheken|naechsten bibliothek
      hat|haben ~ leser|leserin|nutzer|nutzerin|student|studentin|dozent|dozentin|professor|professorin|jemand ~ ausgeliehen|entliehen|mitgenommen
      nur ~ als & e-book|ebook|mikrofilm|online-ausgabe
      {not} ~ am fernleihverkehr|am leihverkehr|an der fernleihe ~ teil
      nehmen ~ {not} ~ teil
    `,
    retry_possible: `
      fragen|bestellen|versuchen|probieren|fragt|fragts|fragt's|meldets|frag|melden|bestellt|wenden|stellen|richten|anfragen|versuchts|versuchs ~ erneut|wieder|nochmals|nochmal|noch einmal|noch mal|dann|danach|spaeter|neu ~ @date|januar|februar|maerz|april|mai|juni|herbst|danach|wochen|spaeter|an|^
      erneut|wieder|nochmals|nochmal|noch einmal|dann|danach|spaeter|ab @date ~ anfragen|bestellen|nachfragen|anzufragen|zu bestellen|versuchen|fragen|melden|angefragt werden|bestellt werden
    `,
    cancel_accepted: `
      {cancelled}
      storniere|streiche|loesche|annulliere|stoppe|stornieren|streichen|loeschen|annullieren ~ ich|wir|hiermit|es|die|das
      stornierung|storno|absage|abbestellung|annullierung|ruecknahme ~ bestaetigt|erledigt|erfolgt|vermerkt|notiert|durchgefuehrt|ausgefuehrt|eingetragen|durch|registriert|verbucht|vollzogen|ok|okay|bestaetige|bestaetigen|angekommen und
      bestaetigen|bestaetige|bestaetigt ~ stornierung|storno|abbestellung
      {not} & mehr|| ~ verschickt|versandt|geschickt|versendet|verschicken|schicken|senden|rausgeschickt|losgeschickt|raus|los|ab
      bleibt|bleiben|blieb ~ hier|bei uns|im regal|im magazin|da|stehen|liegen|im haus|zu hause|am platz
      zurueck ins|zurueck in das|wieder ins|wieder in das|zurueck im|wieder im ~ regal|magazin
      rechtzeitig|gerade noch ~ gestoppt|abgefangen|angehalten|rausgezogen|erwischt|aufgehalten|herausgezogen|entdeckt
      noch nicht ~ angefangen|herausgesucht|rausgesucht|gepackt|bearbeitet|losgeschickt|aus dem regal
      aus dem ~ system|verzeichnis ~ genommen
    `,
    cancel_refused: `
      {not} ~ {cancel}|storniert werden|gestoppt werden|aufgehalten werden|zurueckgeholt werden
      zu spaet ~ {cancel}
      schon|bereits|leider ~ weg
      knapp verpasst
    `,
    renewed: `
      {renewed}
      verlaengern|verlaengere & wir|ich
      wir|ich & verlaengern|verlaengere
      verlaengerung ~ genehmigt|gewaehrt|ok|okay|erfolgt|eingetragen|bewilligt|in ordnung|kein problem|durch|bestaetigt|gebucht|vorgenommen|geht klar|moeglich
      bis zum|bis|bis spaetestens & @date ~ {keep}|ok|okay|in ordnung|kein problem|moeglich|machbar|gerne|gern|geht klar|einverstanden
      {keep} ~ bis zum|bis|bis spaetestens & @date
      ^ & ok|okay|ja|gern|gerne|klar|geht klar|einverstanden|kein problem|natuerlich|selbstverstaendlich|passt|in ordnung|genehmigt|alles klar ~ bis|bis zum & @date
      neu|neue|neuer|neues|neuen & leihfrist|frist|datum|termin|rueckgabedatum|rueckgabetermin|faelligkeit|leihfristende|fristende|abgabetermin|faelligkeitsdatum|abgabedatum ~ @date
      neue frist ~ @date
      leihfrist|frist|ausleihe|leihe|sie|laeuft|endet & jetzt|nun|damit|somit ~ @date
      darf|kann|duerfen|koennen ~ bleiben|behalten|behalten werden
      nichts dagegen
      keine einwaende|kein einwand
      zugestimmt|stimmen ~ zu
    `,
    renew_refused: `
      {not} ~ {renew}|verlaengert|verlaengerbar|moeglich|verlaengert werden|drin|machbar|stattgegeben
      keine|keine weitere|keine erneute|leider keine & verlaengerung
      verlaengerung|verlaengern|verlaengerungswunsch|antrag ~ abgelehnt|ausgeschlossen|unmoeglich|nicht moeglich|ablehnen|absagen|leider nein
      unmoeglich
      vorgemerkt|vormerkung|vormerkungen|vorbestellt|vorbestellung|vorbestellungen|reserviert|warteliste|angefragt|reservierung
      wartet|warten ~ leser|leserin|nutzer|nutzerin|student|studentin|person|jemand|darauf|schon|interessent|interessentin|dozent|dozentin|kollegin|kollege|bereits
      leser|leserin|nutzer|nutzerin|student|studentin|person|jemand|dozent|dozentin|interessent|kollegin|kollege|andere|anderer|benutzer ~ wartet|warten|braucht|brauchen|benoetigt|benoetigen|moechte|haben es angefragt|will
      {need} ~ zurueck|selbst|wieder|selber|dringend
      wird|werden ~ gebraucht|benoetigt|erwartet|zurueckerwartet
      ablehnen|absagen|leider nein|nein sagen
    `,
    checked_in: `
      {back}
      {thing}|heute|gestern|wohlbehalten|ist|sind|haben|dankend|gut|bei uns|hier|hat uns|soeben|gerade|heil|unversehrt ~ {arrived}
      {arrived} ~ heute|gestern|wohlbehalten|bei uns|dankend|gut|vielen dank|danke|unversehrt|^
      ^ ~ {arrived}
      kam|kamen|traf|ist|sind ~ an|ein|zurueck|wieder|heil|gut|wohlbehalten|unversehrt ~ ^
      kam|kamen|traf ~ bei uns|hier|heute|gestern
      wieder ~ da|hier|im haus|zurueck|daheim|zuhause|bei uns|im bestand|eingegliedert|einsortiert|eingestellt
      in empfang genommen
      rueckgabe|ruecksendung|rueckkehr|ruecklauf|retoure|eingang ~ erhalten|verbucht|bestaetigt|bestaetigen|bestaetige|vermerkt|angekommen|erfolgt|registriert|gebucht|eingetragen|eingegangen|quittiert|wohlbehalten|in ordnung
      bestaetigen|bestaetige|danke fuer die|dank fuer die ~ eingang|erhalt|rueckgabe|ruecksendung|ankunft
      konto|vorgang|ausleihe|leihe|leihvorgang|fernleihe ~ abgeschlossen|geschlossen|erledigt|entlastet|beendet|ausgeglichen|bereinigt
      alles ~ da|zurueck|vollstaendig|in ordnung|heil|komplett|angekommen|unversehrt
      in & gutem|bestem|einwandfreiem|tadellosem & zustand
    `,
    recalled: `
      {need} ~ dringend|zurueck|umgehend|vorzeitig|frueher|eher|sofort
      rueckruf|zurueckgerufen|zurueckrufen|zurueckfordern|zurueckgefordert|zurueckzurufen|rueckforderung
      rufen|fordern ~ zurueck
      dringend|sehnlichst|unbedingt|vorzeitig ~ gebraucht|benoetigt|erwartet|braucht|brauchen
      vorgemerkt ~ dringend|zurueck
    `,
    asks_return: `
      bitte|koennten|wuerden|koennt|koenntet|moegen|bitten ~ zurueckschicken|zuruecksenden|zurueckgeben|zurueckzuschicken|zurueckzusenden|zurueckzugeben|zurueckbringen|retournieren|zurueck|rueckgabe|ruecksendung ~ umgehend|vorzeitig|sofort|^
      umgehend|sofort|schnellstmoeglich|baldmoeglichst|so bald wie moeglich|moeglichst bald|vorzeitig|diese woche|unverzueglich|so schnell wie moeglich|moeglichst schnell|bald|rasch|zeitnah|schnell ~ zurueckschicken|zuruecksenden|zurueckgeben|zurueck|zurueckzuschicken|zurueckzusenden|zurueckzugeben|retournieren|rueckgabe|ruecksendung
    `,
    overdue: `
      ueberfaellig|ueberzogen|ueberschritten|im verzug|saeumig|abgelaufen|mahnung|erste mahnung|zweite mahnung|gemahnt
      war|waren ~ faellig|zurueckzugeben|zurueckzusenden|abzugeben
      haette|haetten|sollte|sollten|muesste ~ zurueck|zurueckgegeben|zurueckkommen|da sein|bei uns sein|wieder hier|zurueckgesandt
      {not} ~ zurueckgegeben|zurueckerhalten|zurueck|eingetroffen|zurueckgekommen|zurueckgesandt
      warten ~ auf die rueckgabe|auf die ruecksendung|auf das buch|auf den band
      leihfrist|frist ~ abgelaufen|verstrichen|ueberschritten|endete|vorbei|um
      seit & @date|tagen|wochen|zwei wochen|einer woche ~ faellig|ueberfaellig
    `,
    request_received: `
      bestellung|anfrage|mail|nachricht|fernleihbestellung|wunsch|bitte ~ erhalten|eingegangen|angekommen|erfasst|registriert|notiert|weitergeleitet|weitergegeben|bearbeitet|aufgenommen|vorgemerkt|in bearbeitung|eingetroffen|bearbeiten
      haben|habe|ist ~ bestellung|anfrage ~ erhalten|weitergeleitet|weitergegeben|notiert|aufgenommen
      in bearbeitung|in der warteschlange|auf dem tisch|auf der liste
      bestaetigen|bestaetige ~ eingang|erhalt
      kuemmere|kuemmert|kuemmern ~ darum|mich|uns|sich
      melde|melden & mich|uns|wir uns|ich mich
      leite|leiten|gebe|geben ~ bestellung|anfrage ~ weiter
      bearbeiten|bearbeite|pruefen|pruefe & wir|ich|sie|ihre
      schaue|schauen|sehe|sehen|suche|suchen ~ nach|im magazin|im regal
    `,
  },
}
