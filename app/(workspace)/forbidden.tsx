import { ForbiddenFace } from "#components/shell/forbidden-face.tsx";

export default function Forbidden() {
  return <ForbiddenFace />;
}
