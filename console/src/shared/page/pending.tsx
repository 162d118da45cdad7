import { useWords } from '../../words/words-context.tsx'
import classes from './pending.module.css'

/** The widths of the lines of the skeleton, in percent. */
const widths = [38, 92, 84, 96, 71, 88]

/** Stands where a page, or a part of it, is being loaded: nothing at first, then lines in the shape of what comes. */
export const Pending = () => {
  const { words } = useWords()
  return (
    <div className={classes.skeleton} role="status" aria-label={words.common.loading}>
      {widths.map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}
