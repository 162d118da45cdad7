import type { ReactNode } from 'react'
import { Icon } from './icons/icon.tsx'
import type { IconName } from './icons/icon-paths.ts'
import classes from './panel.module.css'

type Props = {
  readonly title: string
  readonly icon?: IconName
  /** What stands beside the title, such as a state. */
  readonly mark?: ReactNode
  /** A short note beside the title, such as a number. */
  readonly note?: string | undefined
  readonly action?: ReactNode
  /** True where the content has its own margins, such as lines from side to side. */
  readonly isFlush?: boolean
  readonly children: ReactNode
}

/** A part of a page with a title of its own. */
export const Panel = ({ title, icon, mark, note, action, isFlush = false, children }: Props) => (
  <section className={classes.panel}>
    <div className={classes.head}>
      {icon !== undefined && <Icon name={icon} />}
      <h2>{title}</h2>
      {mark}
      {note !== undefined && <span className={classes.note}>{note}</span>}
      {Boolean(action) && <div className={classes.action}>{action}</div>}
    </div>
    <div className={isFlush ? `${classes.body} ${classes.flush}` : classes.body}>{children}</div>
  </section>
)
