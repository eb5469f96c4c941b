import { PeopleScreen } from './people-screen';

export default function PeoplePage() {
  return <PeopleScreen />;
}
