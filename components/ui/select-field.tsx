import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { fieldClass } from './field';

interface SelectFieldProps extends Omit<ComponentProps<'select'>, 'id' | 'size'> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A labelled choice of one; the browser's own list, which every device knows how to show. */
export function SelectField({ id, label, options, className, ...select }: SelectFieldProps) {
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <div className={fieldClass()}>
        <select
          {...select}
          id={id}
          className="min-w-0 flex-1 appearance-none self-stretch bg-transparent outline-none"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} className="bg-raised text-text">
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown size={14} className="pointer-events-none text-text-3" />
      </div>
    </div>
  );
}
