import classes from './palette.module.css'

/** Words with the parts that were looked for marked in them. */
export const Marked = ({ text, looked }: { readonly text: string; readonly looked: string }) => {
  const parts = looked
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (parts.length === 0) return text
  // What a group matches stands at the odd places.
  return text.split(new RegExp(`(${parts.join('|')})`, 'gi')).map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name, and no state
      <mark key={index} className={classes.mark}>
        {piece}
      </mark>
    ) : (
      piece
    ),
  )
}
