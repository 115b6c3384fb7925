/** The browser's own checkbox: hundreds come and go while somebody scrolls, and each has to cost nothing. By keys, Space on the tile. */
export const SelectBox = ({ label, isSelected, onToggle }: { label: string; isSelected: boolean; onToggle: () => void }) => (
  <input
    type="checkbox"
    aria-label={label}
    checked={isSelected}
    onChange={onToggle}
    tabIndex={-1}
    className="size-4 cursor-pointer accent-accent"
  />
)
