/** The height of a row of the list of requests, in pixels. */
export const rowHeight = 35

/** Stands for rows that are not drawn, in pixels. */
export const Spacer = ({ height, columns: count }: { readonly height: number; readonly columns: number }) =>
  height > 0 && (
    <tr>
      <td colSpan={count} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
