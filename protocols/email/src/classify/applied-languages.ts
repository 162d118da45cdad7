import { phrase } from './phrase.ts'
import type { Term } from './terms.ts'

/** What explains a mail in a further language wholly: then it is applied, not only proposed. */
export type AppliedLanguage = {
  /** Words in plain form that an answer may hold without a change of its meaning. */
  readonly words: ReadonlySet<string>
  /** Words that only a sentence without an answer may hold: with one, they may be what it is about. */
  readonly silentWords: ReadonlySet<string>
  /** The words of the answers themselves. */
  readonly answerWords: ReadonlySet<string>
  /** What an answer about an item may be about, and what one about a cancel or a renewal may. */
  readonly items: ReadonlySet<string>
  readonly parcels: ReadonlySet<string>
  readonly requests: ReadonlySet<string>
  /** Words that deny: only a refusal may hold one, within its own phrase. */
  readonly negations: ReadonlySet<string>
  /** Phrases that change nothing: wishes, thanks, closed days, the value of the item, how a parcel is found. They are taken out. */
  readonly neutral: readonly RegExp[]
  /** Greetings, thanks and wishes: a mail that holds nothing else is a message. */
  readonly wishes: readonly RegExp[]
  /** Words and the condition that they set. */
  readonly conditions: readonly Term[]
  /** An amount that is paid for the loan, with the words that say so. */
  readonly charge: RegExp
  /** A due date, with the words that say so. */
  readonly dueDate: RegExp
  /** The day of the shipment. */
  readonly sentOn: RegExp
  /** How it is sent. */
  readonly ways: RegExp
  /** The words to a person at the beginning. */
  readonly greeting: RegExp
  /** The words before a name at the end. */
  readonly closing: RegExp
}

const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/**
 * The languages that are switched on, by their name in `language-words.ts`. Each passed the trial of more than fifty phrases,
 * half of them traps, in `language-trials.ts` of the tests. Remove a row to switch a language off.
 */
export const appliedLanguages: Readonly<Record<string, AppliedLanguage>> = {
  french: {
    words: wordSet(`
      @date le la les l un une de du des d ce cet cette ces votre vos notre nos nous vous c est a ete avons au aux en y et ou dans pour par avec chez entre
      sur vers depuis pendant lors durant des afin il elle ils elles lui eux leur leurs on je j tu te t toi ton ta tes me m mon ma mes s se si son sa ses
      qu que qui o cela ca ceci ci celui celle celui-ci voici voila dont
      ai as avez ont eu suis es sommes etes sont etais etait etions etaient sera serons serez soit fait faire faite font peux peut pouvons pouvez pourrai
      pourrons pouvoir vouloir veuillez voulez souhaite souhaitons
      aujourd hui hier demain jour jours matin midi apres soir semaine semaines mois an ans annee heure heures minute minutes date fin debut mi fois
      lundi mardi mercredi jeudi vendredi samedi dimanche
      janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre deux trois quatre cinq six premier
      bien merci beaucoup oui bon bonne bonnes bonjour bonsoir salut coucou svp desole desoles desolee desolees malheureusement helas dommage pardon
      actuellement deja encore toujours plus tres aussi ainsi donc car tout tous toute toutes comme bientot tot tard vite rapidement prochainement vivement
      malgre suite effet recherches plusieurs complet complete parfait parfaite prevu prevue suivi suivie date local fonds regrette bienvenu
      etat place magasin rayon rayons adresse ici la-bas navette volumes tomes vol cd dvd carte enveloppe carton emballage sac caisse bulles
      vacances hiver conge inventaire noel fetes voeux meilleurs vive bise bises
      ancien ancienne vieux vieille grand grande petit petite fragile soin promis convenu imperatif imperativement accord d'accord envoi prochain prochaine proximite
    `),
    silentWords: wordSet(`
      livre ouvrage document exemplaire volume titre pret demande retour recherches
      bibliotheque bibliotheques mediatheque archives musee service peb bu centre documentation equipe
      collegue collegues lecteur lectrice lecteurs usager usagere abonne abonnee etudiant etudiante
      bibliothecaire assistant assistante responsable conservateur conservatrice benevole stagiaire madame monsieur mesdames messieurs chere cher cheres chers
    `),
    answerWords: wordSet(`
      favorablement repondre donner suite satisfaire reserve reservee sorti sortie jusqu exclue
      avant parvenue enregistree traitee etudiee partira partiront partent poster posterai poste envoie envoi expedie mets met courrier colis paquet bloque bien arrives traiterons traitee traitera parvenue parvenu meilleurs delais soin
      clos dossier complet tout remis envoyons retourne retournee rentres pilonne pilonnee desherbe desherbee collections fonds place uniquement consultation
      lecteur lectrice attend colis trop tard hier
      entre bibliotheques poste postee envoi effectue arrive arrivee fournir envoyer sorti envoye envoyee expedie expediee envoyons enverrons expedions expedierons pretons preterons sera parti partie part pouvons preter
      exclu exclue introuvable manquant manquante indisponible disponible prete pretee emprunte empruntee possedons perdu perdue
      annule annulee annulation confirmee effectuee prolonge prolongee prolongation renouvele renouvelee renouvellement accordee impossible refusee possible etre peut
      mets mettons regrettons pouvoir favorablement periodiques revues usuels manuscrits garder document refusee reservee nous traitons possible clos dossier etant
      partie collections fonds consultable consulter reliure restauration traitement moment compte prise
      trop abime abimee fragile ancien ancienne precieux precieuse voyager etre accusons accuse reception adresse meilleurs delais mettons accord autre lecteur lectrice usager quitte murs locaux bibliotheque
      recu retour revenu revenue titre rentre rentree prolonger renouveler car il reserve
    `),
    items: wordSet('livre ouvrage document exemplaire volume pret'),
    parcels: wordSet('colis paquet'),
    requests: wordSet('demande pret livre ouvrage'),
    negations: wordSet('ne n pas non'),
    wishes: [
      phrase`^(?:bonjour|bonsoir)(?: (?:madame|monsieur|mesdames|messieurs|a (?:tous|toutes|vous)|chers? (?:collegues?|amis?)|[a-z-]+))*(?:[,.!]|$)`,
      phrase`\b(?:bonne|belle|excellente) (?:lecture|journee|soiree|reception|continuation|annee|fin de (?:journee|semaine|mois)|semaine)s?(?: (?:\d{4}|a (?:vous|tous|votre (?:lecteur|lectrice|abonne|abonnee|usager|usagere))))*\b`,
      phrase`\b(?:joyeuses? fetes|bonnes fetes|joyeux noel|bon (?:week-end|weekend|courage))(?: (?:de fin d'annee|a (?:vous|tous)))*\b`,
      phrase`\b(?:fermeture|nous (?:sommes|serons) fermes|(?:la |notre )?(?:bibliotheque|mediatheque|etablissement) (?:est|sera) fermee)(?: (?:annuelle|exceptionnelle))?(?: (?:du @date au @date|jusqu'au @date|a partir du @date|du \d{1,2} (?:au|\w+ au) @date))`,
      phrase`^(?:a votre service|de rien|il n'y a pas de quoi|je vous en prie|avec plaisir)\b`,
      phrase`\bmerci (?:beaucoup|d'avance|encore|a vous|bien|pour (?:votre|vos|la|le|l')[^,.!?;]{0,40}|de votre [^,.!?;]{0,30})(?= ?(?:$|[,.!;]|et ))`,
      phrase`\bmerci de (?:nous|m') ?avoir (?:prevenu|averti|informe)(?:e)?(?:s)?\b|\b(?:toutes )?(?:mes|nos) excuses(?: pour [^,.!?;]{0,40})?|\bmeilleurs voeux(?: a (?:tous|vous|toute l'equipe))?`,
    ],
    neutral: [
      phrase`\b(?:ceci est un )?message automatique(?:,? merci de ne pas (?:y )?repondre)?\b`,
      phrase`\b(?:en raison|a cause) (?:de|des|du) [a-z' ]{3,40}(?=[,.!]|$)`,
      phrase`\b(?:avec|\d{1,2}) (?:vol|volumes?|tomes?|colis|paquets?)\b\.?|\(\d{1,2} vol\.?\)`,
      phrase`\b(?:avec plaisir|volontiers|pas de (?:souci|probleme)|aucun (?:souci|probleme)|tant pis|a bientot|bien a vous|c'est note|bien sur|entendu)\b`,
      phrase`\b(?:le )?lien (?:expire|est valable|reste actif|fonctionne)(?: le| jusqu'au)? @date`,
      phrase`\b(?:a titre )?(?:gratuit|gratuitement|gracieux|sans frais|pas de frais|aucuns? frais|franco de port)\b`,
      phrase`\b(?:prix|valeur|cout) (?:de remplacement|d'assurance|assuree?)?(?: ?:)? ?(?:de )?@money(?:,? a assurer(?: au retour)?)?|\ba assurer (?:au retour|pour @money)\b`,
      phrase`\b(?:par |en |via )?(?:colissimo|chronopost|lettre suivie|mondial relay|dhl|ups)(?:,? (?:suivi|numero|n(?:o|°)?|no\.?)(?: ?:)?){0,3}(?: [0-9a-z]*\d[0-9a-z]*)*|\b(?:numero de suivi|n° de suivi|suivi|colis)(?: n°)?(?: ?:)?(?: [0-9a-z]*\d[0-9a-z]*)+`,
      phrase`\b(?:nous (?:vous )?(?:confirmons|informons)|je vous (?:confirme|informe)|(?:j'ai|nous avons) le (?:regret|plaisir) de vous (?:informer|faire savoir)|(?:j'ai|nous avons) le plaisir)(?: (?:que|qu'))?|\b(?:je vous prie|nous vous prions|veuillez) d?'?agreer\b[^.!?;]{0,100}`,
      phrase`\b(?:le |l'|ce |cet )(?:document|livre|ouvrage|titre|volume) est (?:bien )?disponible(?= ?(?:$|[.,!]|et ))|\b(?:c'est )?trop tard(?= ?[,:.!])|\bsans (?:souci|probleme)s?\b|\bpret gratuit\b|^elle sera (?:traitee|etudiee)(?: (?:rapidement|prochainement|dans les meilleurs delais))?|(?<=\b(?:livre|ouvrage|document|titre|volume|exemplaire) )(?:demande|souhaite|commande)\b|\bsous \d{1,2} (?:heures|jours)\b`,
      phrase`\bmerci (?:donc )?de (?:bien vouloir )?(?:nous )?(?:(?:le|la|l'|les) ?)?(?:renvoyer|retourner|rendre)(?: (?:le livre|l'ouvrage|le document|le volume))?(?: (?:a la date prevue|a temps|rapidement|a reception|des (?:sa )?reception))?(?= ?(?:$|[,.!]))|\bmerci de (?:le|la|l'|les) ?(?:renvoyer|retourner|rendre)(?: (?:au plus vite|sans tarder|par le meme moyen|dans (?:le|son) (?:meme )?emballage|bien emballee?|des reception))?(?= ?(?:$|[,.!]))`,
    ],
    conditions: [
      {
        code: 'LibraryUseOnly',
        words: phrase`\b(?:a (?:consulter|lire)|consultation|pret|lecture) (?:uniquement |seulement |exclusivement )?(?:sur place|dans vos locaux|en salle)(?: (?:uniquement|seulement|exclusivement))?\b`,
      },
      {
        code: 'NoReproduction',
        words: phrase`\b(?:pas de (?:photocopies?|reproductions?)|photocopies? interdites?|reproduction interdite|(?:merci de )?ne pas (?:le |la )?(?:photocopier|reproduire|scanner)(?: [a-z]+){0,4})\b`,
      },
      {
        code: 'NoRenewals',
        words: phrase`\b(?:sans prolongation(?: possible)?|pas de prolongation(?: possible)?|(?:pret )?non (?:renouvelable|prolongeable)|(?:mais )?ce sera la derniere fois|derniere prolongation)\b`,
      },
    ],
    charge: phrase`\b(?:(?:les )?frais(?: d'envoi| de port| de pret)?|facture|participation|port)(?: ?:| de| s'elevent a| est de| sont de|,)* ?@money(?: (?:jointe|incluse|suit|a regler|ttc))?(?:,? payable (?:avant|jusqu'au|au) (?:le )?@date)?`,
    dueDate: phrase`\b(?:a (?:nous )?(?:rendre|retourner|renvoyer)|merci de (?:nous )?(?:le |la |les |l')(?:rendre|retourner|renvoyer)|(?:date de )?retour(?: souhaite)?|echeance|jusqu'au)(?: :| pour| au| le| avant| prevu| comme prevu)* ?@date`,
    sentOn: phrase`\b(?:envoye|expedie|poste|parti)e?s?(?: le)? @date`,
    ways: phrase`\bpar (?:la poste|la navette|courrier|colis|navette|recommande)\b`,
    greeting: phrase`^(?:bonjour|bonsoir|coucou|salut|cher|chere|chers|cheres|madame|monsieur|mesdames)(?:,? (?:madame|monsieur|messieurs|collegues?|a (?:tous|vous)))*(?: [a-z-]+)?[,.!]`,
    closing: phrase`^(?:bien |tres )?(?:cordialement|cordiales salutations|salutations|sinceres salutations|bonne (?:journee|fin de journee|soiree|reception))\b`,
  },
  spanish: {
    words: wordSet(`
      @date el la los las un una de del su sus nuestro nuestra les le lo se ha sido fue hemos queda es esta este
      hoy ayer manana lunes martes miercoles jueves viernes semana
      gracias muchas sentimos lamentablemente actualmente saludos
      solicitado solicitada proxima proximo ese
    `),
    silentWords: wordSet('libro obra ejemplar volumen documento biblioteca colega colegas servicio prestamo'),
    answerWords: wordSet(`
      enviado enviada enviaremos sera
      disponible presta prestamos prestado prestada tenemos extraviado extraviada excluido excluida prestamo
      cancelado cancelada anulado anulada renovado renovada prorrogado prorrogada renovar prorrogar posible renovacion
      podemos prestar enviar disponemos titulo recibido devuelto devuelta vuelta devolucion recibida
    `),
    items: wordSet('libro obra ejemplar volumen documento'),
    parcels: wordSet('paquete'),
    requests: wordSet('peticion solicitud prestamo libro obra'),
    negations: wordSet('no'),
    wishes: [
      phrase`\b(?:felices fiestas|feliz navidad|feliz ano(?: nuevo)?|buen (?:dia|fin de semana)|muchas gracias(?: por [^,.!?;]{0,40})?|gracias(?: por [^,.!?;]{0,40})?)\b`,
    ],
    neutral: [
      phrase`\bsin (?:gastos|cargo|coste)\b`,
      phrase`\bvalor(?: de reposicion)?(?: ?:)? ?(?:de )?@money(?: solo para el seguro(?:, no se cobra nada)?)?`,
    ],
    conditions: [
      {
        code: 'LibraryUseOnly',
        words: phrase`\b(?:solo )?(?:consulta|uso) en sala(?: solamente| unicamente)?\b`,
      },
      { code: 'NoRenewals', words: phrase`\bsin (?:renovacion|prorroga)(?: posible)?\b` },
    ],
    charge: phrase`\b(?:gastos(?: de envio)?|factura|tarifa)(?: ?:| de)* ?@money`,
    dueDate: phrase`\b(?:(?:fecha de )?devolucion|devolver|vencimiento|hasta)(?: :|:| hasta)?(?: el)? ?@date`,
    sentOn: phrase`\benviad[oa](?: el)? @date`,
    ways: phrase`\bpor (?:correo(?: certificado| postal)?|mensajeria)\b`,
    greeting: phrase`^(?:buenos dias|buenas tardes|hola|estimad[oa]s?)(?: colegas?)?(?: [a-z-]+)?[,.!]`,
    closing: phrase`^(?:un (?:cordial )?saludo|saludos|atentamente|cordialmente)\b`,
  },
}
