import { useNow } from '@/lib/client/now';
import { isTimeZone } from '@/lib/domain/time-zone';
import { createTimes } from '@/lib/words/times';
import { useWords } from '@/lib/words/words-context';
import { TextField } from '../ui/field';

interface ZoneFieldProps {
  readonly zone: string;
  readonly onChange: (zone: string) => void;
}

/** The zones that the browser knows, and the one it leaves out. */
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** A time zone, by its name: what is typed narrows the list, as every browser does it. */
export function ZoneField({ zone, onChange }: ZoneFieldProps) {
  const { t } = useWords();
  const now = new Date(useNow()).toISOString();
  const isKnown = isTimeZone(zone);
  return (
    <>
      <TextField
        id="time-zone"
        label={t('hours.zone')}
        list="time-zones"
        value={zone}
        autoComplete="off"
        spellCheck={false}
        error={isKnown ? null : t('hours.zoneWrong')}
        {...(isKnown && { hint: t('hours.zoneHint', { time: createTimes('en-GB', zone).clock(now) }) })}
        onChange={({ target }) => onChange(target.value)}
        className="max-w-80"
      />
      <datalist id="time-zones">
        {zones.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
