import { NotFoundFace } from "#components/shell/not-found-face.tsx";
import { PublicFrame } from "#components/shell/public-frame.tsx";

export default function NotFound() {
  return (
    <PublicFrame>
      <NotFoundFace />
    </PublicFrame>
  );
}
