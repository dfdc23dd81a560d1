import { NotFoundFace } from "#components/shell/not-found-face.tsx";

export default function NotFound() {
  return <NotFoundFace />;
}
