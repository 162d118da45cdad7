/** Words by which a lender says that the item left it, in English and German: none that other things are usual to say with. */
const leaves =
  /\b(?:posted|mailed|shipped|dispatched|despatched|sent (?:it|them|to you|off|already|today|yesterday|this|last|on)|(?:already|was|were|been) sent|on (?:its|the|their) way|in the (?:post|mail)|verschickt|versandt|versendet|abgeschickt|abgesandt|losgeschickt|zugeschickt|rausgeschickt|unterwegs)\b/i

/** Words with which it was not sent, has yet to be, went elsewhere, or something else was sent. */
const otherwise =
  /\b(?:not|never|no|cannot|\w+n't|will|would|could|if|when|unless|another|other|bindery|binding|repair|storage|back|invoice|bill|e-?mail|letter|message|confirmation|reminder|nicht|kein\w*|nie|wird|werden|würde|könnte|falls|wenn|sobald|ander\w*|buchbinder\w*|zurück|rechnung|nachricht|brief|bestätigung)\b/i

/**
 * Returns whether a sentence of a note says that the item was sent. It is asked only of a note beside a refusal, where a
 * wrong yes costs a question to staff and a wrong no a second copy.
 */
export const saysShipped = (note: string | undefined): boolean =>
  note?.split(/[.;:!?\n]|, /).some((clause) => leaves.test(clause) && !otherwise.test(clause)) === true
