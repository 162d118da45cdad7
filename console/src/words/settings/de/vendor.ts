import type { SettingEntry } from '../setting-words.ts'

/** The settings of vendors. */
export const vendorSettings: Readonly<Record<string, SettingEntry>> = {
  'vendor.code': [
    'Code',
    'Womit Partner ihn nennen. Mit dem Code eines eingebauten Herstellers tritt er an dessen Stelle.',
    'koha',
  ],
  'vendor.sources': ['Quellen', 'Woher jede Abweichung bekannt ist, nach Verwendung und Einstellung.'],
  'vendor.iso18626': ['ISO 18626', 'Einstellungen für Partner, die ISO 18626 sprechen.'],
  'vendor.ncip': ['NCIP-Partner', 'Einstellungen für Partner, die NCIP sprechen.'],
  'vendor.ils': ['Bibliothekssysteme', 'Einstellungen für Bibliothekssysteme, die NCIP sprechen.'],
  'iso18626.acceptanceMarker': [
    'Zeichen der Zustimmung',
    'Die Notiz, die Bedingungen zustimmt. Leer: Worte an Menschen.',
  ],
  'iso18626.retryKeepsId': [
    'Wiederholung behält die Kennung',
    'Eine Wiederholung geht unter der Kennung des ersten Versuchs hinaus.',
  ],
  'iso18626.takesReminder': ['Nimmt Erinnerungen', 'Nimmt einen Request der Art Reminder.'],
  'iso18626.notesOnlyOnNotification': [
    'Notizen nur als Notification',
    'Zeigt Menschen eine Notiz nur in einer Notification: die Notiz geht noch einmal so hinaus.',
  ],
  'iso18626.identifierCodes': [
    'Codes für Kennungen',
    'Mit `listed` entfallen Codes, die nicht in den Listen des Standards stehen.',
  ],
  'iso18626.unknownServiceLevel': [
    'Unbekannte Dienststufe',
    'Was für eine Dienststufe steht, die nicht in der Liste des Standards ist. Leer: sie geht hinaus, wie sie ist.',
  ],
  'iso18626.patronRequest': [
    'Bestellung von Nutzenden kennzeichnen',
    'Eine Bestellung, die Nutzende selbst aufgaben, sagt das (requestSubType PatronRequest).',
  ],
  'iso18626.recordIdRepeatedAs': [
    'Satznummer wiederholen als',
    'Der Code einer Satznummer, unter dem supplierUniqueRecordId wiederholt werden soll.',
  ],
  'iso18626.addressesAndCostsInNote': [
    'Adressen und Kosten in der Notiz',
    'Zeigt Adressen und Kosten einer Bestellung nur in deren Notiz.',
  ],
  'iso18626.edition': [
    'Ausgabe seiner Nachrichten',
    'Die Ausgabe aller Nachrichten, was auch Verbindung oder Versionsattribut sagen. Leer: diese entscheiden.',
  ],
  contentType: [
    'Inhaltstyp',
    'Der Inhaltstyp der Nachrichten an es, wo sein Server `application/xml; charset="utf-8"` ablehnt (HTTP 415).',
  ],
  'iso18626.envelope': [
    'ISO18626Message um Nachrichten',
    'Aus: Nachrichten gehen ohne ISO18626Message und Namensraum hinaus und werden in beiden Formen gelesen.',
  ],
  'iso18626.addresses': [
    'Adressen und Signaturen',
    'Mit `in_note` stehen sie in der Bemerkung: in ihren Elementen weist es sie zurück.',
  ],
  'iso18626.unlistedCodes': [
    'Codes außerhalb der Listen',
    'Mit `in_note` stehen sie in der Bemerkung: es weist Codes zurück, die den Listen des Standards fehlen.',
  ],
  'iso18626.neededBy': [
    'Gebraucht bis',
    'Mit `in_note` steht der Tag in der Bemerkung: es weist needBeforeDate zurück, allein oder neben anderen Elementen.',
  ],
  'iso18626.editionWanted': [
    'Gewünschte Auflage',
    'Mit `anyEdition` geht dieses Element der Ausgabe 1.2 statt preferredEdition hinaus.',
  ],
  'iso18626.agencyTypes': [
    'Arten von Kennungen',
    'Die Arten von Kennungen, die es annimmt. Die eigene entfällt, wenn sie eine andere hat; eine Bibliothek mit einer anderen kann nicht bestellen.',
  ],
  'iso18626.takes': ['Aktionen, die es annimmt', 'Leer: alle. Was eine andere braucht, wird nicht gesendet.'],
  'iso18626.finishedAfterCopy': [
    'Mit der Kopie abgeschlossen',
    'Mit CopyCompleted ist die Bestellung dort abgeschlossen: ein Received für eine Kopie weist es zurück.',
  ],
  'iso18626.takesRepeats': [
    'Erkennt wiederholte Bestellungen',
    'Aus: jeder Request ist dort eine neue Ausleihe und geht nur durch Menschen noch einmal hinaus.',
  ],
  'iso18626.needsItsNumber': [
    'Braucht seine eigene Nummer',
    'Es findet eine Bestellung allein über supplyingAgencyRequestId: Nachrichten warten, bis es sie genannt hat.',
  ],
  'iso18626.supplierDeclineMarker': [
    'Zeichen, das einen Lieferanten ablehnt',
    'Die Notiz eines Cancel, das einen Lieferanten der Vermittlungsstelle ablehnt: sie fragt den nächsten. Leer: das geht dort nicht.',
  ],
  'iso18626.takesOnce': [
    'Nimmt Empfang und Rückgabe einmal an',
    'Es nimmt Received und ShippedReturn einmal an, und ShippedReturn erst nach Received.',
  ],
  'iso18626.sendsOnce': [
    'Sendet Nachrichten einmal',
    'Nach einem Ausfall von lendwire, und nach einer Nachricht, die lendwire zurückwies, sind seine offenen Bestellungen eine Arbeitsliste.',
  ],
  'iso18626.requestIdIn': [
    'Die Nummer einer Bestellung',
    'Was vom Text die Nummer ist, wenn seine Nachrichten mehr schreiben: die erste Gruppe des Musters.',
    '^ILL:(.+)$',
  ],
  'iso18626.upperCaseIds': [
    'Nummern in anderer Schreibung',
    'Seine Nachrichten ändern Groß- und Kleinschreibung der Nummern.',
  ],
  'iso18626.placeholders': [
    'Platzhalter für Kennungen',
    'Werte, die in seinen Köpfen anstelle von Kennungen stehen und niemanden nennen.',
  ],
  'iso18626.finished': [
    'Bestellung ist abgeschlossen',
    'Fehlerdaten, die zu Received, Cancel oder ShippedReturn sagen: die Bestellung ist hier abgeschlossen.',
  ],
  'iso18626.trustedReasons': [
    'Verlässliche Gründe',
    'Die Werte von reasonForMessage, die stimmen. Die anderen werden erschlossen.',
  ],
  'iso18626.endsRota': [
    'Beendet den Leitweg',
    'Was in Grund oder Notiz einer Notification mit Unfilled sagt, dass die Vermittlungsstelle niemanden mehr fragt.',
  ],
  'iso18626.asksConditions': [
    'Bedingungen sind zu beantworten',
    'Aus, wenn eine Bedingung nicht beantwortet werden kann.',
  ],
  'iso18626.itemIdCommas': [
    'Kommas in itemId',
    'Was Kommas in itemId trennen: mehrere Exemplare, Name, Signatur und Kennung von einem, oder nichts, es sei denn, so viele Exemplare wie aufgezählt sind bestellt.',
  ],
  'iso18626.volumeParts': [
    'Teile eines Bandes',
    'Die Reihenfolge in einem Band von itemId: Name, Signatur, Kennung; oder Kennung, Signatur, Name.',
  ],
  'iso18626.conditionMarker': [
    'Zeichen einer Bedingung',
    'Eine Notiz mit diesem Zeichen stellt eine Bedingung, was auch der Grund der Nachricht ist.',
  ],
  'iso18626.noteMarkers': [
    'Zeichen in Notizen',
    'Zeichen in Notizen, und was Menschen an ihrer Stelle lesen.',
  ],
  'noteMarkers.pattern': ['Muster', 'Ein regulärer Ausdruck.'],
  'noteMarkers.words': ['Worte', 'Was Menschen stattdessen lesen.'],
  'iso18626.expired': [
    'Zeit abgelaufen',
    'Was in reasonUnfilled oder einer Notiz sagt, dass die Zeit der Bestellung abgelaufen ist.',
  ],
  'expired.reason': ['Im Grund', 'Ein regulärer Ausdruck.'],
  'expired.note': ['In der Notiz', 'Ein regulärer Ausdruck.'],
  'iso18626.unknownRequest': [
    'Unbekannte Bestellung',
    'Fehlerangaben, als `errorType: errorValue`, die sagen: keine Bestellung hat diese Kennung.',
  ],
  'iso18626.alreadyKnown': [
    'Schon vorhanden',
    'Fehlerangaben, die sagen: eine Bestellung mit dieser Kennung ist schon da.',
  ],
  'ncip.takes': [
    'Dienste, die er kennt',
    'Die Dienste, die er hat. Was einen anderen braucht, wird nicht gesendet.',
  ],
  'ncip.prefix': ['Element-Präfix', 'Das Präfix der Elementnamen.'],
  schemes: ['Listen nennen', 'Ob codierte Werte die Listen des Standards nennen (Scheme).'],
  schemeAddresses: [
    'Adressen von Listen',
    'Listen, die er unter anderer Adresse kennt, nach dem Namen des Elements.',
  ],
  'ncip.takesRepeats': [
    'Erkennt wiederholte Bestellungen',
    'Aus: jedes RequestItem ist dort eine neue Vormerkung und geht nur durch Menschen noch einmal hinaus.',
  ],
  'ncip.notes': [
    'Notizen',
    'Ob Notizen in Ext/ItemNote stehen oder entfallen: nur NCIP 2.02 hat dieses Element.',
  ],
  'ncip.requestTypes': [
    'Arten von Bestellungen',
    'RequestType einer Leihe, einer Kopie auf Papier oder zum Behalten, einer Datei.',
  ],
  'requestTypes.loan': ['Leihe', 'Der RequestType einer Leihe.'],
  'requestTypes.copy': ['Kopie', 'Der RequestType einer Kopie.'],
  'requestTypes.digital': ['Datei', 'Der RequestType einer Datei.'],
  value: ['Wert', 'Der Wert selbst.'],
  Scheme: ['Liste', 'Die Liste, aus der der Wert stammt (Scheme).'],
  'ncip.requestScope': ['Umfang von Bestellungen', 'RequestScopeType.'],
  'ncip.identifiers': [
    'Kennungen eines Titels',
    'Ob eine Bestellung alle Kennungen eines Titels nennt oder nur die sicherste: NCIP 2.0 nimmt eine.',
  ],
  'ncip.findsBy': [
    'Findet einen Titel über',
    'Die Arten von Kennungen, über die es einen Titel findet: Sie stehen zuerst. Leer: alle.',
  ],
  'ncip.unlistedIdentifiers': [
    'Kennungen außerhalb der Listen',
    'Kennungen einer Art, die in den Listen der Norm fehlt, etwa PMID: in Worten ohne Code, oder mit ihrer Art als Code.',
  ],
  'ncip.damaged': [
    'Code für ein beschädigtes Exemplar',
    'PhysicalConditionType eines beschädigten Exemplars, in ItemUpdated. Die Liste der Norm hat keinen solchen Wert: Ohne Angabe steht der Schaden in einer Nachricht.',
  ],
  'ncip.identifiersAs': [
    'ISBN und dergleichen nennen',
    'Ob ISBN und dergleichen dort ein Exemplar oder einen Satz nennen.',
  ],
  'ncip.localRecordCode': [
    'Code seiner Satznummer',
    'Der Code der eigenen Satznummer des Verleihers. Leer: stattdessen wird dessen Kennung genannt.',
  ],
  'ncip.fromAgency': [
    'Unsere Kennung',
    'FromAgencyId: die Kennung der Bibliothek, oder diese und der Code der Bibliothek mit `||` dazwischen.',
  ],
  'ncip.fromSystemId': ['Unsere Systemkennung', 'FromSystemId.'],
  'ncip.namesLibrary': [
    'Seine Bibliothek nennen',
    'Ob der Bestandscode des Partners in OnBehalfOfAgency steht.',
  ],
  'ncip.times': ['Zeiten', 'Zeiten in UTC, oder wie die Uhr der Bibliothek sie zeigt, ohne Zone.'],
  'ncip.noticeContent': ['Sagen, wer es tat', 'Ob ein NoticeContent in Ext sagt, wer was getan hat.'],
  itemIdType: ['Typ der Exemplarkennungen', 'ItemIdentifierType. Leer: keiner.'],
  'ncip.itemIdSeparator': [
    'Trenner von Exemplarkennungen',
    'Was die Kennungen mehrerer Exemplare in einer Nachricht trennt. Leer: eine Nachricht für jedes.',
  ],
  'vendor.ncip.cancelSettledBy': [
    'Was ein Storno abschließt',
    'Eine Nachricht ItemRequestCancelled, oder schon die Antwort auf CancelRequestItem.',
  ],
  'ncip.reasons': [
    'Gründe',
    'Was Zahlen in einer ItemNote über eine nicht erfüllte Bestellung sagen: Codes von ReasonUnfilled.',
  ],
  'ncip.expired': [
    'Zeit abgelaufen',
    'Was in einer Notiz zum CancelRequestItem eines Verleihers sagt, dass die Zeit abgelaufen ist.',
  ],
  'ncip.statuses': [
    'Status',
    'Was ein RequestStatusType oder CirculationStatus bedeutet, das Genauere vor dem Allgemeineren.',
  ],
  'statuses.pattern': ['Muster', 'Ein regulärer Ausdruck.'],
  'statuses.means': ['Bedeutet', 'Was es bedeutet.'],
  'ncip.conditions': [
    'Bedingungen',
    'ItemUseRestrictionType in Kleinbuchstaben, als Code von ISO 18626, LoanCondition.',
  ],
  'ncip.passing': [
    'Vorübergehende Probleme',
    'Probleme eines RequestItem, die vorübergehen: es kann wieder gefragt werden.',
  ],
  'ncip.lasting': [
    'Bleibende Probleme',
    'Probleme eines RequestItem, die bleiben: der Verleiher wird nicht liefern.',
  ],
  'ncip.notRenewed': ['Nicht verlängert', 'Probleme eines RenewItem, die es beantworten.'],
  'ncip.notCancelled': ['Nicht storniert', 'Probleme eines CancelRequestItem, die es beantworten.'],
  'ncip.done': ['Schon erledigt', 'Probleme, die sagen: das ist schon erledigt.'],
  'ncip.notNow': ['Nicht jetzt', 'Probleme, die sagen: nicht jetzt, und nichts wurde angenommen.'],
  'vendor.ils.edition': ['Ausgabe', 'Version 2 (XML-Schema) oder Version 1 (DTD).'],
  'vendor.ils.version': ['Versionsangabe', 'Das Attribut version. Leer: das des Schemas oder der DTD.'],
  'vendor.ils.prefix': ['Element-Präfix', 'Das Präfix der Elementnamen. Leer: keines.'],
  'ils.namespace': ['Namensraum von NCIP', 'Ob Elemente im Namensraum von NCIP stehen. Aus: bloße Namen.'],
  'ils.qualifiedAttributes': [
    'Attribute mit Präfix',
    'Ob version und Scheme das Präfix des Namensraums tragen, wie das Schema es verlangt. Aus: ohne Präfix.',
  ],
  'vendor.ils.calls': [
    'Aufrufe',
    'Die Aufrufe, die es nimmt: die Einstellungen einer Bibliothek können jeden ein- oder ausschalten.',
  ],
  'ils.action': [
    'Aktion mit einem Exemplar',
    'RequestedActionType in AcceptItem: was mit dem Exemplar geschieht.',
  ],
  'vendor.ils.applicationProfileType': [
    'Anwendungsprofil',
    'ApplicationProfileType, wenn die Einstellungen der Bibliothek keines nennen.',
  ],
  'ils.userIdType': ['Typ der Nutzerkennungen', 'UserIdentifierType. Leer: keiner.'],
  'ils.idsNameAgency': [
    'Kennungen nennen die Stelle',
    'Ob Kennungen von Exemplaren, Nutzenden und Bestellungen die Stelle nennen.',
  ],
  'ils.itemPolicyElement': [
    'Element der Ausleihregel',
    'Das Element von AcceptItem, in dem die Ausleihregel einer angekommenen Sendung steht; leer, wenn es keines gibt.',
  ],
  'ils.locationType': [
    'Art des Standorts',
    'Der LocationType, etwa Temporary Location, des Standorts in AcceptItem; leer, wenn kein Standort gesendet wird.',
  ],
  'ils.cancelBy': [
    'Vormerkung stornieren über',
    'Worüber eine Vormerkung storniert wird: unsere Bestellkennung, das Exemplar, oder die Kennung, die das System ihr gab.',
  ],
  'ils.requestType': ['Art der Vormerkung', 'Der RequestType einer Vormerkung.'],
  'ils.barcodeInput': ['Name von Barcodes', 'Wie der Barcode einer Person in AuthenticationInput heißt.'],
  'ils.pinInput': ['Name von PINs', 'Wie die PIN einer Person in AuthenticationInput heißt.'],
  'ils.comparesPin': [
    'Vergleicht PINs',
    'Ob es die PIN vergleicht, die eine Person nennt; wo nicht, meldet keine PIN jemanden an.',
  ],
  'iso18626.broker': [
    'Vermittler',
    'Es gibt eine Bestellung an Lieferanten eigener Wahl weiter: eine Notification mit Unfilled nimmt die Zusage eines davon zurück, und es sucht einen anderen.',
  ],
  'iso18626.supplierInNote': [
    'Lieferant in der Notiz',
    'Wo eine Notiz den Lieferanten nennt, den ein Broker gewählt hat: als Gruppen der Typ seiner Kennung, falls es einen gibt, und die Kennung.',
  ],
  'iso18626.defaultStatuses': [
    'Status ohne Aussage',
    'Status, die es in einer Notification oder CancelResponse schreibt, wenn es keinen mitzuteilen hat: Dort sagen sie nichts.',
  ],
  'iso18626.retryEndsRequest': [
    'Wiederholung beendet die Bestellung',
    'RetryPossible beendet die Bestellung dort: ein Cancel danach wird bestätigt und nie beantwortet.',
  ],
}
