import classes from './icon.module.css'
import { type IconName, iconPaths } from './icon-paths.ts'

type Props = { readonly name: IconName; readonly size?: number }

/** A line icon in the colour of its text. It is hidden from screen readers: a word or a label names it. */
export const Icon = ({ name, size = 16 }: Props) => (
  <svg className={classes.icon} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <path d={iconPaths[name]} />
  </svg>
)
