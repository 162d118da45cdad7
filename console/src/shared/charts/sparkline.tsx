import classes from './charts.module.css'

const width = 84
const height = 24

/** A line without axes, whose last point is marked; the figure beside it says what it is. */
export const Sparkline = ({ values }: { readonly values: readonly number[] }) => {
  if (values.length < 2) return null
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const points = values.map((value, place) => ({
    x: (width * place) / (values.length - 1),
    y: most === least ? height / 2 : height - 3 - ((height - 6) * (value - least)) / (most - least),
  }))
  const last = points.at(-1)
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <polyline points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      {last !== undefined && <circle cx={last.x} cy={last.y} r={2.6} />}
    </svg>
  )
}
