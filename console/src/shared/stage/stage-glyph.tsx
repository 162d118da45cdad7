import type { ReactNode } from 'react'
import classes from './stage-mark.module.css'
import type { StageSign } from './stage-signs.ts'

const thin = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 } as const
const round = { strokeLinecap: 'round', strokeLinejoin: 'round' } as const
const ring = <circle cx="8" cy="8" r="6.25" {...thin} />

/** A circle that fills while the item comes nearer. */
const drawings: Readonly<Record<StageSign, ReactNode>> = {
  approve: <circle cx="8" cy="8" r="6.25" {...thin} strokeDasharray="2.2 2.7" />,
  send: ring,
  wait: (
    <>
      {ring}
      <path d="M8 8V4A4 4 0 0 1 12 8Z" fill="currentColor" />
    </>
  ),
  way: (
    <>
      {ring}
      <path d="M8 8V4A4 4 0 0 1 8 12Z" fill="currentColor" />
    </>
  ),
  here: (
    <>
      {ring}
      <path d="M8 8V4A4 4 0 1 1 4 8Z" fill="currentColor" />
    </>
  ),
  loan: (
    <>
      {ring}
      <circle cx="8" cy="8" r="4" fill="currentColor" />
    </>
  ),
  return: (
    <>
      {ring}
      <path d="M11 8H5.6M7.8 5.6 5.3 8l2.5 2.4" {...thin} {...round} />
    </>
  ),
  unfilled: (
    <>
      {ring}
      <path d="M3.8 12.2 12.2 3.8" {...thin} />
    </>
  ),
  closed: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m5 8.2 2.1 2.1L11 6.2" fill="none" stroke="var(--surface)" strokeWidth="1.6" {...round} />
    </>
  ),
}

/** The glyph of a stage in its colour. */
export const StageGlyph = ({ sign }: { readonly sign: StageSign }) => (
  <svg
    className={classes.glyph}
    data-sign={sign}
    width={14}
    height={14}
    viewBox="0 0 16 16"
    aria-hidden="true"
  >
    {drawings[sign]}
  </svg>
)
