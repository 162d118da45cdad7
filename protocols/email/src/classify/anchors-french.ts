import type { AnchorTable } from './anchors.ts'

/** What French lenders say, in open words; see `AnchorTable`. */
export const frenchAnchors: AnchorTable = {
  words: {
    sent: `envoye envoyee envoyes envoyees expedie expediee expedies expediees postee postes postees adressee parti partie partis parties
      remis_a_la_poste remis_au_transporteur remise_a_la_poste confie_a_la_poste confie_au_transporteur depose_a_la_poste deposee_a_la_poste
      mis_a_la_poste mis_au_courrier mise_au_courrier mise_a_la_poste mis_dans_la_navette depose_au_bureau_de_poste transmis_par_navette
      achemine acheminee confie_a_la_navette remis_au_coursier confie_au_coursier remis_au_facteur donne_au_facteur`,
    have: `a ai as avons est sont ont vient_d'etre viens_de venons_de c'est`,
    carrier: `poste courrier navette transporteur coursier facteur colissimo chronopost dhl ups dpd gls livreur camion`,
    send: `envoyer expedier poster adresser preter fournir transmettre faire_parvenir remettre satisfaire repondre_favorablement
      donner_suite mettre_a_disposition ceder confier mettre_au_courrier mettre_a_la_poste donner_une_suite_favorable acceder communiquer rendre_service
      laisser_sortir faire_sortir faire_voyager sortir aider depanner vous_aider traiter`,
    sendFuture: `enverrons enverrai enverra expedierons expedierai posterai posterons pretons preterons preterai adresserons adresserai
      partira partiront mettrons mettrai remettrai remettrons deposerai deposerons ferai_parvenir ferons_parvenir ferons_partir ferai_partir confierai`,
    sendNow: `envoie envoyons expedie expedions poste postons adresse adressons mets mettons depose deposons part partent prepare preparons fais_partir`,
    future: `demain lundi mardi mercredi jeudi vendredi samedi prochain prochaine bientot semaine rapidement cette @date tantot des_que_possible ce_soir
      cet_apres-midi prochainement tout_a_l'heure matin`,
    gone: `introuvable manquant manquante perdu perdue disparu disparue vole volee emprunte empruntee prete pretee sorti sortie en_pret en_reliure en_restauration en_traitement
      en_reparation indisponible exclu exclue exclus pilonne pilonnee desherbe desherbee elimine eliminee egare egaree abime abimee trop_fragile trop_abime
      trop_ancien trop_precieux trop_precieuse trop_rare en_reserve reserve reservee en_exposition expose exposee en_lecture_sur_place consultable_sur_place_uniquement consultable_uniquement_sur_place
      en_consultation_sur_place_uniquement consultation_sur_place_uniquement consultation_uniquement_sur_place en_usuel usuel deja_reserve en_cours_de_traitement en_catalogage en_numerisation retire_des_collections
      retiree_des_collections retire_du_fonds en_magasin_ferme porte_disparu declare_perdu en_mauvais_etat hors_d'usage aux_abonnes_absents
      non_empruntable non_pretable empruntable_sur_place`,
    cancelled: `annule annulee annules annulees annulation_effectuee retire retiree supprime supprimee cloture cloturee efface effacee arrete arretee stoppe stoppee
      classe classee raye rayee interrompu interrompue abandonne abandonnee`,
    renewed: `prolonge prolongee prolonges renouvele renouvelee reconduit reconduite accorde accordee accordes repousse repoussee reporte reportee etendu etendue rallonge rallongee`,
    renew: `prolonger renouveler reconduire accorder repousser etendre prolongation renouvellement rallonger laisser_plus_longtemps`,
    keep: `garder gardez garde conserver conservez conserve utiliser disposer profiter gardiez`,
    back: `revenu revenue revenus rentre rentree rentres de_retour en_retour recu recue recus arrive arrivee arrives retrouve retrouvee receptionne receptionnee
      bien_la reintegre reintegree en_rayon rendu rendue parvenu parvenue reparvenu remis_en_rayon reprit`,
    thing: `livre ouvrage document volume exemplaire colis retour paquet titre pret il elle tout`,
    until: `jusqu'au jusqu'a_la_date_du au avant_le`,
  },
  anchors: {
    shipped: `
      {have} ~ {sent}
      ^ & {sent}
      {thing}|^|bien|deja ~ {sent}
      ^ ~ {sent} ~ ce matin|aujourd'hui|hier|ce jour|cet apres-midi|lundi|mardi|mercredi|jeudi|vendredi|par|@date
      {have} ~ en route|en chemin|en transit|a la poste|au courrier|entre les mains de la poste|dans la navette|aux bons soins de la poste
      ai|avons|ete|livre|ouvrage|document|deja|bien & poste|adresse
      en route ~ vers vous|pour chez vous|pour votre|chez vous
      a quitte ~ murs|locaux|bibliotheque|mediatheque|magasins|etablissement|rayons|ce matin|hier
      envoi|expedition|depart ~ effectue|effectuee|fait|faite|aujourd'hui|ce jour|hier|ce matin|realise
      {carrier} ~ a|est ~ pris|emporte|passe|passe prendre|collecte|enleve|recupere|embarque
      a ete ~ enleve|pris|collecte|pris en charge ~ par ~ {carrier}
      part|partent & aujourd'hui|ce jour|ce matin
      envoyons|expedions|postons|envoie|expedie|poste ~ ce jour|aujourd'hui|ce matin
    `,
    will_supply: `
      {sendFuture}
      pouvons|peux|pouvez|volontiers|plaisir de|plaisir a|ravis de|heureux de|heureuse de|ravie de|d'accord pour|prets a|disposes a|allons|vais|va|vont|acceptons de ~ {send}
      sera|seront|seras|serait ~ {sent}|prepare|preparee|expediee|dans la navette|a la poste|au courrier
      {sendNow} ~ {future}
      d'accord pour|oui pour|accord pour ~ pret|envoi|livre|ouvrage|document
      c'est & oui|d'accord|bon|entendu|possible
      ^ & d'accord|volontiers|avec plaisir & ^
      ^ & oui ~ pour|volontiers|avec plaisir|bien sur|nous l'avons|d'accord|avec joie
      demande ~ acceptee|accordee|validee|retenue
      {have}|tenons|mis|mets|mettons|garde|reserve ~ de cote|a votre disposition|a disposition ~ pour vous|^
      reserve|mis de cote|prepare & pour vous
      en preparation|en cours de preparation
      pret & accorde|accepte|possible|d'accord
      pretons|pretons volontiers & ce|cet|cette|le|la|volontiers|l'ouvrage
    `,
    unfilled: `
      {have}|est|^|etant|actuellement|malheureusement|deja|toujours|document|livre|ouvrage|exemplaire|titre|volume|declare|porte|signale ~ {gone}
      {gone}
      ne|n'|pas|impossible de|regret de ne|desoles de ne|impossibilite de ~ pouvons|peux|pouvoir|peut|pourrons|sommes en mesure de|suis en mesure de|possible de|etre ~ {send}|prete|envoye|expedie|communique|fourni|satisfaite|repondre
      impossible de|regrettons de ne pouvoir|regrette de ne pouvoir|pas en mesure de|pas possible de|dans l'impossibilite de|pas autorises a|pas autorise a ~ {send}
      ne|n' ~ pretons|prete|prete plus|envoyons|fournissons|sort|sortent|circule|circulent|voyage|quitte|communiquons ~ pas|jamais|plus
      ne|n' ~ pratique|pratiquons|assure|assurons|participe|participons|propose|proposons & pas|plus ~ pret|peb|prets
      n'avons|n'ai|n'a|avons|a & pas|plus|jamais & ce livre|cet ouvrage|ce titre|ce document|le livre|l'ouvrage|dans nos|dans notre|le titre
      n'est|ne figure|n'est plus|ne fait|ne se trouve|n'existe|n'apparait ~ pas|plus ~ partie|disponible|dans nos|dans notre|en rayon|a sa place|au catalogue|a nos|sur nos|au rayon|empruntable|pretable|possible|chez nous|en place
      ne le|ne l'|ne la|nous ne|ne ~ possedons|possede|detenons|avons|trouvons|trouve|retrouvons|retrouve|localisons ~ pas|plus
      ne l'avons|l'avons|n'en avons|l'a|l'ai & pas|plus
      pas|plus ~ dans nos & collections|fonds|rayons
      non|pas|plus & disponible|empruntable|pretable|communicable|possede
      refus|refuse|refusee|reponse negative|avis defavorable
      adressez|adresser|tentez|essayez|voyez|tourner|demandez ~ ailleurs|autre bibliotheque|autre etablissement|autres bibliotheques|une autre
    `,
    retry_possible: `
      refaire|renouveler|reformuler|redeposer|retenter|retentez|refaites|reposer|redemander|redemandez|nouvelle demande|representer ~ demande|partir|apres|a cette date|plus tard|ulterieurement|vers|en|^ ~ @date|date|tard|retour|janvier|fevrier|mars|avril|semaines|mois|rentree|ulterieurement|chance
    `,
    cancel_accepted: `
      {cancelled}
      annulation ~ effectuee|confirmee|prise en compte|enregistree|faite|notee|bien recue|validee|ok
      annulons|annule|annulerons ~ demande|pret|donc|la|cette|bien
      pris|prenons|prise|bonne|avons ~ note|acte ~ annulation
      ne ~ sera|serons|partira|enverrons|part|enverrai|expedierons ~ pas|rien
      rien ~ ne partira|ne sera envoye|n'est parti
      reste|restera|restent ~ chez nous|ici|en rayon|sur place|en magasin
      remis|remets|remettons|retourne|replace ~ en rayon|sur l'etagere|a sa place|en magasin
      c'est fait|c'est note & annule|annulation||
    `,
    cancel_refused: `
      ne|impossible de|pas possible d' ~ annuler|arreter|stopper|intercepter|rattraper ~ plus|pas|^
    `,
    renewed: `
      {have}|^|pret|est ~ {renewed}
      prolongeons|renouvelons|accordons|prolonge|reconduisons
      prolongation|renouvellement ~ accorde|accordee|acceptee|effectuee|ok|possible|faite|enregistree|validee|confirmee
      {keep} ~ {until} ~ @date
      jusqu'au & @date ~ pas de souci|pas de probleme|ok|c'est bon|sans souci|sans probleme
      ^ & d'accord|ok|oui|entendu|volontiers|pas de souci|aucun probleme|pas de probleme|bien sur|sans probleme|accorde ~ {until} ~ @date
      nouvelle|nouveau & date|echeance|retour|date de retour|date limite|date d'echeance|delai ~ @date
    `,
    renew_refused: `
      ne|n'|pas|impossible de|impossible d'|pas possible de|impossibilite de|regret de ne|regrettons de ne|pas en mesure de ~ {renew}
      {renew} ~ impossible|refuse|refusee|pas possible|exclue|exclu|non possible
      pas de|pas d'autre|aucune|sans|plus de & prolongation|renouvellement
      {have}|est|deja|car|etant ~ reserve|reservee|demande|demandee|attendu|attendue|reclame|reclamee
      attend|attendent|reserve|demande|souhaite|veut|a besoin ~ lecteur|lectrice|lecteurs|usager|usagere|etudiant|etudiante|quelqu'un|liste d'attente|enseignant
      lecteur|lectrice|lecteurs|usager|usagere|etudiant|etudiante|quelqu'un|enseignant|enseignante|chercheur ~ attend|attendent|reserve|l'a reserve|demande|souhaite|veut|en a besoin|besoin
      {have}|avons|faut ~ besoin ~ {thing}
      liste d'attente
    `,
    checked_in: `
      {thing}|{have}|^|bien|avons|ai ~ {back}
      recu|receptionne|recupere ~ {thing}
      accusons|accuse|confirmons|confirme ~ reception|retour
      dossier|pret|transaction ~ clos|close|solde|termine|terminee|cloture
      retour ~ enregistre|effectue|recu|note|confirme|bien arrive
      {back}
      a ~ retrouve & sa place|son rayon|les rayons|ses etageres|son etagere
    `,
    recalled: `
      rappeler ce livre|rappelons ce|rappelons le livre|rappelons l'ouvrage|devons rappeler|reclamons|recuperer
      besoin ~ urgent|urgence|rapidement|au plus vite|livre|ouvrage|document|volume|retour
      retour ~ anticipe|demande|urgent
      doit|doivent|devons|devrait ~ absolument|rapidement|revenir|recuperer
    `,
    asks_return: `
      merci de|veuillez|pourriez-vous|pouvez-vous|prions de|prie de|priere de ~ renvoyer|retourner|rendre|restituer|faire revenir|reexpedier ~ au plus vite|rapidement|avant|des que|sans tarder|dans les meilleurs delais|immediatement|plus tot|au plus tard|urgence|sans delai|cette semaine|des reception
    `,
    overdue: `
      en retard|retard de|echu|echue|echeance depassee|delai depasse|date depassee|relance|premier rappel|rappel de retour
      devait|devaient|aurait du|auraient du|attendu|attendue ~ revenir|rentrer|etre rendu|etre retourne|etre restitue|nous revenir|etre de retour|etre rentre|le @date|pour le @date
      pas|toujours pas ~ revenu|rentre|rendu|retourne|recu|restitue
      date de retour|echeance|pret ~ depassee|depasse|expire|echu|passee
      etait ~ a rendre|attendu|du|du le @date
    `,
    request_received: `
      demande ~ recue|parvenue|arrivee|enregistree|prise en compte|traitee|en cours|notee|transmise|bien recue|etudiee
      recu ~ demande|message|courriel|mail
      accusons|accuse ~ reception ~ demande|courriel|message
      transmets|transmettons|transmis ~ demande ~ collegue|service|responsable
      traiterons|traitons|etudions|cherchons|regarde|regardons|verifions|reviens vers vous|revenons vers vous|reviendrons vers vous|vous tiens au courant|vous tenons informes|vous repondrons
    `,
  },
}
